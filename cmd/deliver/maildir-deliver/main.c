/* maildir-deliver - put a message into a Maildir, durably.
 * sink: message on descriptor 0; 0 only when the file and its directory entry
 * are on disk, 75 when they could not be, 77 mailbox full or mail loop.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/tool.h"
#include "deliver.h"
#include "io/gzip.h"
#include "io/unpack.h"
#include "list.h"
#include "os/confine.h"
#include "os/syncall.h"
#include "serve.h"
#include "warn.h"
#include "whose.h"

struct options {
	struct deliver d;
	const char *maildir;
	const char *user;
	const char *layout;
	const char *levels;
	struct warn warn;
	struct posting posting;
	bool create;
	bool list;
	bool serve;
};

#define OPTION(field) offsetof(struct options, field)

static const struct option_row rows[] = {
	{ "maildir", 'm', OPTION_STRING, OPTION(maildir), 0, 0, "DIR",
	    "the Maildir; default $MAILDIR, else $HOME/Maildir" },
	{ "folder", 'f', OPTION_LIST, OPTION(d.folders), 0, 0, "NAME",
	    "a mailbox in it, such as Work.Projects; may be given again" },
	{ "create", 'c', OPTION_FLAG, OPTION(create), 0, 0, NULL,
	    "make what is missing; this is the default" },
	{ "no-create", '\0', OPTION_FLAG, OPTION(d.no_create), 0, 0, NULL,
	    "for a folder that is missing take INBOX" },
	{ "flags", 'F', OPTION_LIST, OPTION(d.flags), 0, 0, "FLAGS",
	    "mark it: \"Seen Flagged $Label1\"; may be given again" },
	{ "list", '\0', OPTION_FLAG, OPTION(list), 0, 0, NULL,
	    "several deliveries, their variables on descriptor 3" },
	{ "raw", '\0', OPTION_FLAG, OPTION(d.raw), 0, 0, NULL,
	    "add no Return-Path or Delivered-To, look for no loop" },
	{ "compress", '\0', OPTION_NUMBER, OPTION(d.compress), 1, 9, "level",
	    "compress the file by gzip, fast (1) to small (9)" },
	{ "acl", '\0', OPTION_FLAG, OPTION(posting.acl), 0, 0, NULL,
	    "deliver to folders only with the right p to them" },
	{ "acl-file", '\0', OPTION_FILE, OPTION(posting.acl_file), 0, 0,
	    "path", "rights by mailbox name, beside dovecot-acl" },
	{ "public", '\0', OPTION_LIST, OPTION(posting.public), 0, 0,
	    "prefix=dir", "a public Maildir; may be given again" },
	{ "serve", '\0', OPTION_FLAG, OPTION(serve), 0, 0, NULL,
	    "one message after the other, from a socket on descriptor 3" },
	{ "layout", '\0', OPTION_STRING, OPTION(layout), 0, 0, "maildir++|fs",
	    "how folders lie in the Maildir; default $LAYOUT" },
	{ "quota-warn", '\0', OPTION_FILE, OPTION(warn.program), 0, 0,
	    "program", "run it when a level of use is reached, or no more" },
	{ "quota-levels", '\0', OPTION_STRING, OPTION(levels), 0, 0, "LIST",
	    "percentages of the quota; default 80,95" },
	{ "user", 'u', OPTION_STRING, OPTION(user), 0, 0, "UID:GID",
	    "become this user first (only root can, and must)" },
};

static const struct tool tool = { "maildir-deliver", TOOL_SINK,
	"[-enVh] [--maildir dir] [--folder name ...] [--flags flags ...] "
	"[--list] [--no-create] [--raw] [--compress level] [--serve] "
	"[--layout maildir++|fs] [--acl] [--acl-file path] "
	"[--public prefix=dir ...] [--quota-warn program] "
	"[--quota-levels list] [--user uid:gid]", "sink" UNPACK_ZLIB, rows,
	LENGTH(rows) };

/* The sender would send again what is there. */
static void
exhausted(void)
{
	_exit(EX_OK);
}

static int
read_environment(struct options *o, struct err *err)
{
	const char *quota = getenv("QUOTA");
	struct deliver *d = &o->d;

	if (o->layout == NULL)
		o->layout = getenv("LAYOUT");
	if (layout_parse(span_str(o->layout), &d->layout, err) == -1)
		return -1;

	d->account.user = getenv("USER");
	d->account.groups = getenv("ACL_GROUPS");
	d->sender = getenv("SENDER");
	d->recipient = getenv("RECIPIENT");
	if (d->recipient != NULL && *d->recipient == '\0')
		d->recipient = NULL;
	return quota_parse(&d->quota, span_str(quota), err);
}

/* The list is read as the user: its Maildirs are opened on the way. */
static int
run_list(struct options *opt, struct err *err)
{
	struct list list;
	int dirs[LIST_MAX + POSTING_SPACES_MAX];
	size_t n;

	if (opt->maildir != NULL)
		return err_set(err, ERR_USAGE, "either --list or --maildir");
	if (opt->warn.program != NULL)
		return err_set(err, ERR_USAGE, "either --list or --quota-warn");
	os_syncall_prepare();
	if (layout_parse(span_str(opt->layout), &opt->d.layout, err) == -1 ||
	    whose_become(opt->user, err) == -1 ||
	    posting_open(&opt->posting, err) == -1 ||
	    list_read(&list, &opt->d, err) == -1)
		return -1;
	n = list_dirs(&list, dirs);
	n += posting_dirs(&opt->posting, dirs + n);
	if (os_confine(OS_STDIO | OS_WRITEDIR, dirs, n, err) == -1 ||
	    list_deliver(&list, 0, err) == -1)
		return -1;
	list_done(&list);
	return 0;
}

static int
run_one(struct options *opt, int *code_out, struct err *err)
{
	struct buf path = BUF_INIT(4096);
	int dirs[1 + POSTING_SPACES_MAX], child;
	struct tree tree;

	if (read_environment(opt, err) == -1 ||
	    whose_maildir(opt->maildir, &path, err) == -1 ||
	    deliver_check(&opt->d, err) == -1)
		return -1;
	tool_checked(opt);
	if (whose_become(opt->user, err) == -1 ||
	    posting_open(&opt->posting, err) == -1 ||
	    tree_open(&tree, buf_str(&path), true, err) == -1)
		return -1;
	tree.layout = opt->d.layout;
	tool_explain("Maildir %s", buf_str(&path));
	if (opt->serve && opt->warn.program != NULL)
		return err_set(err, ERR_USAGE,
		    "either --serve or --quota-warn");
	if ((child = warn_fork(&opt->warn, code_out, err)) != 1)
		return child;
	dirs[0] = tree.fd;
	if (os_confine(OS_STDIO | OS_WRITEDIR | (opt->serve ? OS_PASSFD : 0),
	    dirs, 1 + posting_dirs(&opt->posting, dirs + 1), err) == -1)
		return -1;
	if (opt->serve)
		return serve_deliveries(&opt->d, &tree, err);
	opt->d.exhausted = exhausted;
	if (deliver_message(&opt->d, &tree, 0, err) == -1)
		return -1;
	warn_tell(&opt->warn, &opt->d.quota, &tree);
	return 0;
}

int
main(int argc, char **argv)
{
	struct options opt = { .levels = "80,95" };
	struct err err = ERR_INIT;
	int code = EX_OK;
	char **rest;

	tool_init(&tool);
	rest = tool_options(argc, argv, &opt);
	if (rest[0] != NULL)
		tool_exit(EX_TEMPFAIL, "takes no program: %s", rest[0]);
	if (quotalevel_parse(&opt.warn.levels, span_str(opt.levels), &err) ==
	    -1)
		tool_die(&err);
	opt.d.posting = &opt.posting;
	opt.posting.layout = opt.layout;
	if (posting_check(&opt.posting, &err) == -1)
		tool_die(&err);
	if (opt.d.compress != 0 && !gzip_works())
		tool_exit(EX_TEMPFAIL, "--compress: zlib is not built in");
	if (opt.list)
		tool_checked(&opt);
	if ((opt.list ? run_list(&opt, &err) : run_one(&opt, &code, &err)) ==
	    -1)
		tool_die(&err);
	return code;
}
