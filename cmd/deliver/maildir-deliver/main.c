/* maildir-deliver - put a message into a Maildir, durably.
 * sink: message on descriptor 0; 0 only when the file and its directory entry
 * are on disk, 75 when they could not be, 77 mailbox full or mail loop.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>

#include "base/buf.h"
#include "base/num.h"
#include "base/tool.h"
#include "deliver.h"
#include "os/confine.h"
#include "os/cred.h"

struct options {
	struct deliver d;
	const char *maildir;
	const char *user;
	bool create;
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
	{ "raw", '\0', OPTION_FLAG, OPTION(d.raw), 0, 0, NULL,
	    "add no Return-Path or Delivered-To, look for no loop" },
	{ "user", 'u', OPTION_STRING, OPTION(user), 0, 0, "UID:GID",
	    "become this user first (only root can, and must)" },
};

static const struct tool tool = { "maildir-deliver", TOOL_SINK,
	"[-enVh] [--maildir dir] [--folder name ...] [--flags flags ...] "
	"[--no-create] [--raw] [--user uid:gid]", NULL, rows, LENGTH(rows) };

static int
become(const char *user, struct err *err)
{
	struct span s = span_str(user);
	size_t colon = span_find(s, 0, ':');
	uint32_t uid, gid;
	struct os_ids ids;

	if (user == NULL)
		return os_cred_is_root() ? err_set(err, ERR_USAGE,
		    "will not deliver as root: give --user UID:GID") : 0;
	if (num_parse_u32(span_sub(s, 0, colon), INT32_MAX, &uid) == -1 ||
	    num_parse_u32(span_from(s, colon + 1), INT32_MAX, &gid) == -1)
		return err_set(err, ERR_USAGE, "--user wants UID:GID");
	ids = (struct os_ids){ (uid_t)uid, (gid_t)gid };
	return os_cred_become(&ids, err);
}

/* Where the mail goes, by option, MAILDIR or HOME. */
static int
find_maildir(struct options *o, struct buf *path, struct err *err)
{
	const char *maildir = getenv("MAILDIR"), *home = getenv("HOME");

	if (o->maildir != NULL)
		buf_adds(path, o->maildir);
	else if (maildir != NULL && *maildir != '\0')
		buf_adds(path, maildir);
	else if (home != NULL && *home != '\0')
		buf_addf(path, "%s/Maildir", home);
	if (path->len > 0 && buf_ok(path))
		return 0;
	return err_set(err, ERR_USAGE, path->len > 0 ? "path is too long" :
	    "no Maildir: neither --maildir nor MAILDIR nor HOME is set");
}

static int
read_environment(struct deliver *d, struct err *err)
{
	const char *quota = getenv("QUOTA");

	d->sender = getenv("SENDER");
	d->recipient = getenv("RECIPIENT");
	if (d->recipient != NULL && *d->recipient == '\0')
		d->recipient = NULL;
	return quota_parse(&d->quota, span_str(quota), err);
}

int
main(int argc, char **argv)
{
	struct options opt = { { .sender = NULL }, NULL, NULL, false };
	struct buf path = BUF_INIT(4096);
	struct err err = ERR_INIT;
	struct tree tree;
	char **rest;

	tool_init(&tool);
	rest = tool_options(argc, argv, &opt);
	if (rest[0] != NULL)
		tool_exit(EX_TEMPFAIL, "takes no program: %s", rest[0]);
	if (read_environment(&opt.d, &err) == -1 ||
	    find_maildir(&opt, &path, &err) == -1 ||
	    deliver_check(&opt.d, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	if (become(opt.user, &err) == -1 ||
	    tree_open(&tree, buf_str(&path), true, &err) == -1)
		tool_die(&err);
	tool_explain("Maildir %s", buf_str(&path));
	if (os_confine(OS_STDIO | OS_WRITEDIR, &tree.fd, 1, &err) == -1 ||
	    deliver_message(&opt.d, &tree, 0, &err) == -1)
		tool_die(&err);
	return EX_OK;
}
