/* maildir-quota - tell how full a Maildir is, or count it anew.
 * utility: one line on standard output; 1 when it is over its limits.
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "base/mem.h"
#include "base/tool.h"
#include "maildir/ownedtree.h"
#include "maildir/quota.h"
#include "os/clock.h"
#include "os/confine.h"

struct settings {
	const char *maildir, *limit, *layout;
	bool recount;
};

static const struct option_row rows[] = {
	{ "maildir", 'm', OPTION_STRING, offsetof(struct settings, maildir),
	    0, 0, "dir", "the Maildir (MAILDIR)" },
	{ "limit", '\0', OPTION_STRING, offsetof(struct settings, limit), 0, 0,
	    "quota", "its limits and rules (QUOTA, or what maildirsize says)" },
	{ "layout", '\0', OPTION_STRING,
	    offsetof(struct settings, layout), 0, 0,
	    "maildir++|fs", "how mailboxes lie in it (LAYOUT)" },
	{ "recount", '\0', OPTION_FLAG, offsetof(struct settings, recount), 0,
	    0, NULL, "count, and write maildirsize, even if it seems right" },
};

static const struct tool tool = { "maildir-quota", TOOL_UTILITY,
	"[-enVh] [--maildir dir] [--limit quota] [--layout maildir++|fs] "
	"[--recount]", NULL, rows, LENGTH(rows) };

static bool
is_over(const struct quota *q, const struct quota_usage *u)
{
	return (q->bytes > 0 && u->bytes > (int64_t)q->bytes) ||
	    (q->messages > 0 && u->messages > (int64_t)q->messages);
}

/* What is there beside what may be; "-" is no limit. */
static void
tell_one(const char *what, int64_t used, uint64_t limit)
{
	printf(" %s=%lld/", what, (long long)used);
	if (limit == 0)
		printf("-");
	else
		printf("%llu", (unsigned long long)limit);
}

static int
tell(const char *path, const struct quota *q, const struct quota_usage *u)
{
	printf("%s", path);
	tell_one("bytes", u->bytes, q->bytes);
	tell_one("messages", u->messages, q->messages);
	printf("%s\n", is_over(q, u) ? " over" : "");
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : -1;
}

/* The Maildir must be there: asking does not make one. */
static int
look(const struct settings *set, enum layout layout, struct quota *q,
    struct quota_usage *u, struct err *err)
{
	struct tree t;
	int64_t now;
	int32_t micros;
	int r;

	if (ownedtree_open(&t, set->maildir, layout, err) == -1)
		return -1;
	if (os_confine(OS_STDIO | OS_WRITEDIR, &t.fd, 1, err) == -1)
		return -1;
	quota_adopt(q, &t);
	os_clock_wall(&now, &micros);
	r = set->recount ? quota_recount(q, &t, u, err) :
	    quota_usage(q, &t, now, u, err);
	tree_close(&t);
	return r;
}

int
main(int argc, char **argv)
{
	static struct quota q;
	struct settings set = { getenv("MAILDIR"), getenv("QUOTA"),
		getenv("LAYOUT"), false };
	struct quota_usage u;
	struct err err = ERR_INIT;
	enum layout layout;

	tool_init(&tool);
	if (tool_options(argc, argv, &set)[0] != NULL)
		tool_exit(EX_USAGE, "maildir-quota runs no program");
	if (quota_parse(&q, span_str(set.limit), &err) == -1 ||
	    layout_parse(span_str(set.layout), &layout, &err) == -1)
		tool_die(&err);
	tool_checked(&set);
	if (set.maildir == NULL)
		tool_exit(EX_USAGE,
		    "no Maildir: neither --maildir nor MAILDIR");
	if (look(&set, layout, &q, &u, &err) == -1)
		tool_die(&err);
	if (tell(set.maildir, &q, &u) == -1)
		tool_exit(EX_IOERR, "cannot write");
	return is_over(&q, &u);
}
