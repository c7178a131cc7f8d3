/* maildir-expire - remove messages that have been in a mailbox for too long.
 * utility: "MAILBOX AGE" for each; one line of what was done per mailbox.
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "base/mem.h"
#include "base/tool.h"
#include "expire.h"
#include "maildir/ownedtree.h"
#include "os/clock.h"
#include "os/confine.h"

#define SET(field) offsetof(struct settings, field)

struct settings {
	const char *maildir, *layout, *lazy_expunge;
	bool dry_run, received;
};

static const struct option_row rows[] = {
	{ "maildir", 'm', OPTION_STRING, SET(maildir), 0, 0, "dir",
	    "the Maildir (MAILDIR)" },
	{ "layout", '\0', OPTION_STRING, SET(layout), 0, 0, "maildir++|fs",
	    "how mailboxes lie in it (LAYOUT)" },
	{ "dry-run", '\0', OPTION_FLAG, SET(dry_run), 0, 0, NULL,
	    "tell what would be removed, and remove nothing" },
	{ "received", '\0', OPTION_FLAG, SET(received), 0, 0, NULL,
	    "by the received date, not by when it came into the mailbox" },
	{ "lazy-expunge", '\0', OPTION_STRING, SET(lazy_expunge), 0, 0,
	    "mailbox", "keep there what is removed" },
};

static const struct tool tool = { "maildir-expire", TOOL_UTILITY,
	"[-enVh] [--maildir dir] [--layout maildir++|fs] [--dry-run] "
	"[--received] [--lazy-expunge mailbox] 'mailbox age' ...", NULL, rows,
	LENGTH(rows) };

static int
run(const struct tree *t, const struct settings *set,
    const struct expire_rule *rules, size_t n, struct err *err)
{
	struct expire e = { .tree = t, .dry_run = set->dry_run,
		.received = set->received };
	int32_t micros;
	size_t i;

	os_clock_wall(&e.now, &micros);
	for (i = 0; i < n; i++) {
		int got = expire_mailbox(&e, &rules[i], err);

		if (got == -1)
			return -1;
		if (got == 0)
			tool_explain("%s: no such mailbox", rules[i].name);
		else
			printf("%s: %zu of %zu %s\n", rules[i].name, e.removed,
			    e.seen, set->dry_run ? "would go" : "removed");
	}
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 :
	    err_sys(err, "standard output");
}

int
main(int argc, char **argv)
{
	struct settings set = { getenv("MAILDIR"), getenv("LAYOUT"), NULL,
		false, false };
	struct expire_rule *rules;
	struct err err = ERR_INIT;
	enum layout layout;
	struct tree t;
	char **rest;
	size_t n = 0;

	tool_init(&tool);
	rest = tool_options(argc, argv, &set);
	if (layout_parse(span_str(set.layout), &layout, &err) == -1)
		tool_die(&err);
	rules = mem_zero((size_t)argc + 1, sizeof(*rules));
	for (; rest[n] != NULL; n++)
		if (expire_parse(&rules[n], layout, rest[n], &err) == -1)
			tool_die(&err);
	tool_checked(&set);
	if (set.maildir == NULL)
		tool_exit(EX_USAGE,
		    "no Maildir: neither --maildir nor MAILDIR");
	if (n == 0)
		tool_exit(EX_USAGE, "nothing to do: name 'mailbox age'");
	if (ownedtree_open(&t, set.maildir, layout, &err) == -1 ||
	    (set.lazy_expunge != NULL && tree_keep_expunged(&t,
	    set.lazy_expunge, &err) == -1) ||
	    os_confine(OS_STDIO | OS_WRITEDIR, &t.fd, 1, &err) == -1 ||
	    run(&t, &set, rules, n, &err) == -1)
		tool_die(&err);
	tree_close(&t);
	free(rules);
	return EX_OK;
}
