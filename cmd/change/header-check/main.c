/* header-check - apply header rules to a message (RFC 5322 3.6).
 * message link: the message on descriptor 0 is refused, thrown away, or handed
 * on with its header changed as the rules say. A confined child holds the
 * fields against the rules.
 * SPDX-License-Identifier: ISC */
#include <sysexits.h>
#include <unistd.h>

#include "act.h"
#include "base/tool.h"
#include "link/half.h"
#include "link/link.h"
#include "map/mapask.h"
#include "map/mapname.h"
#include "work.h"

struct settings {
	struct option_list rules, maps;
	uint64_t timeout_ms;
};

#define AT(member) offsetof(struct settings, member)

static const struct option_row rows[] = {
	{ "map", 'm', OPTION_LIST, AT(maps), 0, 0, "MAP",
	    "a map whose keys are fields, values actions; may be given again" },
	{ "rules", 'r', OPTION_LIST, AT(rules), 0, 0, "FILE",
	    "rules of patterns, looked at first; may be given again" },
	{ "timeout", 't', OPTION_TIME, AT(timeout_ms), 1000, 600000, "TIME",
	    "for all fields; default 20s" },
};

/* Read the rules and look at the names of the maps: 0, or -1 with err. */
static int
open_all(const struct settings *s, struct rules *rules, struct err *err)
{
	struct mapask map;
	size_t i;

	if (s->rules.n == 0 && s->maps.n == 0)
		return err_set(err, ERR_USAGE, "--rules or --map is wanted");
	for (i = 0; i < s->rules.n; i++)
		if (rules_add(rules, s->rules.items[i], err) == -1)
			return -1;
	for (i = 0; i < s->maps.n; i++) {
		if (mapname_check(s->maps.items[i], err) == -1)
			return -1;
		mapask_init(&map, s->maps.items[i]);
		if (tool_checking() && mapask_check(&map, err) == -1)
			return -1;
	}
	return 0;
}

int
main(int argc, char **argv)
{
	const struct tool tool = { "header-check", TOOL_LINK,
		"[-enVh] [--rules file] [--map map] [program [argument ...]]",
		NULL, rows, LENGTH(rows) };
	struct buf answer = BUF_INIT(WORK_OUTPUT_MAX);
	struct settings s = { .timeout_ms = 20000 };
	struct err err = ERR_INIT;
	struct rules rules;
	struct work w = { &rules, &s.maps };
	struct act act = { .rules = &rules };
	uint64_t size;
	char **next;
	int fd;

	tool_init(&tool);
	next = tool_options(argc, argv, &s);
	rules_init(&rules);
	if (open_all(&s, &rules, &err) == -1)
		tool_die(&err);
	tool_checked(&s);
	act.has_program = next[0] != NULL;
	if ((fd = link_message(&size, &err)) == -1 ||
	    half_run(work_look, &w, fd, (int)s.timeout_ms, &answer, &err) ==
	    -1 || (fd = act_on(&act, fd, buf_span(&answer), &err)) == -1)
		tool_die(&err);
	if (act.discard)
		tool_exit(TOOL_EXIT_DONE, "discarded by a rule");
	if (link_pass(fd, next, &err) == -1)
		tool_die(&err);
	buf_done(&answer);
	rules_done(&rules);
	return EX_OK;
}
