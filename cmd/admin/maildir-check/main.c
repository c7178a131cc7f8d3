/* maildir-check - look for what is wrong in a Maildir, and repair it when
 * asked. utility: one line for each problem; 1 when there are any that stay.
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "base/tool.h"
#include "check.h"
#include "maildir/ownedtree.h"
#include "os/clock.h"
#include "os/confine.h"

#define SET(field) offsetof(struct settings, field)

struct settings {
	const char *maildir, *layout;
	bool repair, deep;
};

static const struct option_row rows[] = {
	{ "maildir", 'm', OPTION_STRING, SET(maildir), 0, 0, "dir",
	    "the Maildir (MAILDIR)" },
	{ "layout", '\0', OPTION_STRING, SET(layout), 0, 0, "maildir++|fs",
	    "how mailboxes lie in it (LAYOUT)" },
	{ "deep", '\0', OPTION_FLAG, SET(deep), 0, 0, NULL,
	    "read every message, to see whether it is whole" },
	{ "repair", '\0', OPTION_FLAG, SET(repair), 0, 0, NULL,
	    "set right what can be" },
};

static const struct tool tool = { "maildir-check", TOOL_UTILITY,
	"[-enVh] [--maildir dir] [--layout maildir++|fs] [--deep] [--repair]",
	NULL, rows, LENGTH(rows) };

int
main(int argc, char **argv)
{
	struct settings set = { getenv("MAILDIR"), getenv("LAYOUT"), false,
		false };
	struct check c = { .problems = 0 };
	struct err err = ERR_INIT;
	enum layout layout;
	struct tree t;
	int32_t micros;

	tool_init(&tool);
	if (tool_options(argc, argv, &set)[0] != NULL)
		tool_exit(EX_USAGE, "maildir-check runs no program");
	if (layout_parse(span_str(set.layout), &layout, &err) == -1)
		tool_die(&err);
	tool_checked(&set);
	if (set.maildir == NULL)
		tool_exit(EX_USAGE,
		    "no Maildir: neither --maildir nor MAILDIR");
	if (ownedtree_open(&t, set.maildir, layout, &err) == -1 ||
	    os_confine(OS_STDIO | OS_WRITEDIR, &t.fd, 1, &err) == -1)
		tool_die(&err);
	c.tree = &t;
	c.repair = set.repair;
	c.deep = set.deep;
	os_clock_wall(&c.now, &micros);
	if (check_tree(&c, &err) == -1)
		tool_die(&err);
	tree_close(&t);
	if (fflush(stdout) == EOF || ferror(stdout))
		return EX_IOERR;
	return c.problems > c.repaired;
}
