/* search-index - the full-text index of a mailbox, by hand, and for imapd.
 * utility: prints a line; with --serve it answers imapd on descriptor 0.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>

#include "base/tool.h"
#include "byhand.h"
#include "maildir/tree.h"
#include "os/confine.h"
#include "serve.h"

struct settings {
	const char *maildir, *mailbox;
	bool serve;
};

static const struct option_row rows[] = {
	{ "maildir", 'm', OPTION_STRING, offsetof(struct settings, maildir),
	    0, 0, "dir", "the Maildir (MAILDIR)" },
	{ "mailbox", '\0', OPTION_STRING, offsetof(struct settings, mailbox),
	    0, 0, "name", "the mailbox (INBOX)" },
	{ "serve", '\0', OPTION_FLAG, offsetof(struct settings, serve), 0, 0,
	    NULL, "answer imapd on descriptor 0" },
};

#ifdef WITHOUT_SQLITE
#define FEATURES NULL
#else
#define FEATURES "SQLite"
#endif

static const struct tool tool = { "search-index", TOOL_UTILITY,
	"[-enVh] [--maildir dir] [--mailbox name] "
	"build | update | check | search text", FEATURES, rows, LENGTH(rows) };

static const struct {
	const char *name;
	int arguments;
} actions[] = {                          /* in the order of enum byhand_what */
	{ "build", 0 }, { "update", 0 }, { "check", 0 }, { "search", 1 },
};

static int
answer(const struct settings *set, struct err *err)
{
	struct tree t;

	if (tree_open(&t, set->maildir, false, err) == -1 ||
	    os_confine(OS_STDIO | OS_WRITEDIR | OS_PASSFD, &t.fd, 1, err) == -1)
		return -1;
	return serve(0, err);
}

static int
act(const struct settings *set, char **rest, struct err *err)
{
	size_t i, n;

	for (n = 0; rest[n] != NULL; n++)
		;
	for (i = 0; n > 0 && i < LENGTH(actions); i++)
		if (span_eq(span_str(rest[0]), span_str(actions[i].name)) &&
		    n == (size_t)actions[i].arguments + 1)
			return byhand(set->maildir, span_str(set->mailbox),
			    (enum byhand_what)i, span_str(rest[1]), err);
	return err_set(err, ERR_USAGE, "build, update, check or search text");
}

int
main(int argc, char **argv)
{
	struct settings set = { getenv("MAILDIR"), "INBOX", false };
	struct err err = ERR_INIT;
	char **rest;
	int r;

	tool_init(&tool);
	rest = tool_options(argc, argv, &set);
	tool_checked(&set);
	if (set.maildir == NULL)
		tool_exit(EX_USAGE,
		    "no Maildir: neither --maildir nor MAILDIR");
	r = set.serve ? answer(&set, &err) : act(&set, rest, &err);
	if (r == -1)
		tool_die(&err);
	return r;
}
