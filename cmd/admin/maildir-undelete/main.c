/* maildir-undelete - bring back what --lazy-expunge kept.
 * utility: chosen messages of one mailbox move into another.
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "base/mem.h"
#include "base/tool.h"
#include "maildir/ownedtree.h"
#include "maildir/quota.h"
#include "os/confine.h"
#include "undelete.h"

#define SET(field) offsetof(struct settings, field)
#define YEARS (100ull * 366 * 86400000)

struct settings {
	const char *maildir, *layout;
	struct undelete u;
};

static const struct option_row rows[] = {
	{ "maildir", 'm', OPTION_STRING, SET(maildir), 0, 0, "dir",
	    "the Maildir (MAILDIR)" },
	{ "layout", '\0', OPTION_STRING, SET(layout), 0, 0, "maildir++|fs",
	    "how mailboxes lie in it (LAYOUT)" },
	{ "from", '\0', OPTION_STRING, SET(u.from), 0, 0, "mailbox",
	    "where it is kept (EXPUNGED)" },
	{ "to", '\0', OPTION_STRING, SET(u.to), 0, 0, "mailbox",
	    "where it goes (INBOX)" },
	{ "within", '\0', OPTION_TIME, SET(u.within), 0, YEARS, "time",
	    "only what was expunged in the last 2d, 12h" },
	{ "header", '\0', OPTION_LIST, SET(u.headers), 0, 0, "name:text",
	    "only what has the text in that field; all of several" },
	{ "dry-run", '\0', OPTION_FLAG, SET(u.dry_run), 0, 0, NULL,
	    "tell what would be brought back" },
};

static const struct tool tool = { "maildir-undelete", TOOL_UTILITY,
	"[-enVh] [--maildir dir] [--layout maildir++|fs] [--from mailbox] "
	"[--to mailbox] [--within time] [--header name:text ...] [--dry-run]",
	NULL, rows, LENGTH(rows) };

int
main(int argc, char **argv)
{
	struct settings set = { getenv("MAILDIR"), getenv("LAYOUT"),
		{ .from = "EXPUNGED", .to = "INBOX" } };
	static struct quota quota;
	struct err err = ERR_INIT;
	enum layout layout;
	struct tree t;

	tool_init(&tool);
	if (tool_options(argc, argv, &set)[0] != NULL)
		tool_exit(EX_USAGE, "maildir-undelete runs no program");
	if (layout_parse(span_str(set.layout), &layout, &err) == -1 ||
	    quota_parse(&quota, span_str(getenv("QUOTA")), &err) == -1 ||
	    undelete_check(&set.u, layout, &err) == -1)
		tool_die(&err);
	tool_checked(&set);
	if (set.maildir == NULL)
		tool_exit(EX_USAGE,
		    "no Maildir: neither --maildir nor MAILDIR");
	if (ownedtree_open(&t, set.maildir, layout, &err) == -1 ||
	    os_confine(OS_STDIO | OS_WRITEDIR, &t.fd, 1, &err) == -1)
		tool_die(&err);
	quota_adopt(&quota, &t);
	t.quota = &quota;
	if (undelete_run(&set.u, &t, &err) == -1)
		tool_die(&err);
	tree_close(&t);
	printf("%zu of %zu %s\n", set.u.chosen, set.u.seen,
	    set.u.dry_run ? "would come back" : "brought back");
	return fflush(stdout) == 0 && !ferror(stdout) ? EX_OK : EX_IOERR;
}
