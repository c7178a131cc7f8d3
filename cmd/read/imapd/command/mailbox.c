/* CREATE DELETE RENAME SUBSCRIBE UNSUBSCRIBE: mailboxes come and go.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "commands.h"
#include "maildir/foldername.h"
#include "maildir/subscriptions.h"
#include "../mailname.h"
#include "../object.h"
#include "../session.h"

/* RFC 8474 4.1. It exists, whether or not it can be opened now. */
static void
tell_id(struct session *s, struct span name)
{
	struct err err = ERR_INIT;
	struct box *b;

	if (box_open(&s->tree, name, BOX_READ | BOX_LAZY, &b, &err) != 1)
		return;
	object_mailbox(&s->code, b);
	box_close(b);
}

enum reply
cmd_create(struct session *s, struct args *args)
{
	struct span name;
	int r;

	if (mailname_parse(s, args, &name) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	/* RFC 9051 6.3.4: a name that ends in the separator only says that
	 * there will be mailboxes below it. */
	if (name.n > 1 && name.p[name.n - 1] == '.')
		name.n--;
	r = tree_create(&s->tree, name, &s->err);
	if (r == -1)
		return reply_of(&s->err);
	if (r == 1)
		tell_id(s, name);
	return r == 1 ? REPLY_OK : REPLY_EXISTS;
}

static bool
is_selected(const struct session *s, struct span name)
{
	return s->view.box != NULL && span_eq(buf_span(&s->view.name), name);
}

enum reply
cmd_delete(struct session *s, struct args *args)
{
	struct span name;
	int r;

	if (mailname_parse(s, args, &name) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	if (is_selected(s, name))
		view_close(&s->view);
	r = tree_delete(&s->tree, name, &s->err);
	if (r == -1)
		return reply_of(&s->err);
	return r == 1 ? REPLY_OK : REPLY_NONEXISTENT;
}

/* All messages of one box, as they are now, to the other, and out of the
 * first. */
static enum reply
move_all(struct session *s, struct box *from, struct box *to)
{
	size_t i, n = box_count(from), *all = mem_zero(n + 1, sizeof(*all));
	uint32_t *uids = mem_zero(n + 1, sizeof(*uids));
	enum reply reply = REPLY_OK;
	int r = 1;

	for (i = 0; i < n; i++)
		all[i] = i;
	if (n > 0)
		r = box_copy(from, all, n, to, uids, &s->err);
	for (i = 0; i < n && r == 1; i++)
		if (box_expunge(from, i, &s->err) == -1)
			r = -1;
	if (r == 0)
		reply = REPLY_GONE;
	if (r == -1 || (r == 1 && box_commit(from, &s->err) == -1))
		reply = reply_of(&s->err);
	free(all);
	free(uids);
	return reply;
}

/* RFC 9051 6.3.6: INBOX stays; its messages go to a new mailbox. */
static enum reply
rename_inbox(struct session *s, struct span to_name)
{
	struct box *from = NULL, *to = NULL;
	enum reply reply;
	int r = tree_create(&s->tree, to_name, &s->err);

	if (r != 1)
		return r == 0 ? REPLY_EXISTS : reply_of(&s->err);
	if (box_open(&s->tree, SPAN("INBOX"), BOX_WRITE, &from,
	    &s->err) != 1 || box_open(&s->tree, to_name, BOX_APPEND, &to,
	    &s->err) != 1)
		reply = REPLY_UNAVAILABLE;
	else
		box_lift_quota(to), reply = move_all(s, from, to);
	box_close(to);
	box_close(from);
	return reply;
}

/* RFC 9051 6.3.9.7 */
static void
tell_renamed(struct session *s, struct span from, struct span to)
{
	buf_adds(&s->text, "* LIST () \".\" ");
	mailname_write(s, &s->text, to);
	buf_adds(&s->text, " (\"OLDNAME\" (");
	mailname_write(s, &s->text, from);
	buf_adds(&s->text, "))\r\n");
	session_say(s);
}

enum reply
cmd_rename(struct session *s, struct args *args)
{
	struct span from, to;
	int r;

	if (mailname_parse(s, args, &from) == -1 ||
	    mailname_parse(s, args, &to) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	if (foldername_is_inbox(from))
		return rename_inbox(s, to);
	/* The session looks at an open directory: that goes on, under the new
	 * name, but what the client knows is the old one. */
	if (is_selected(s, from))
		view_close(&s->view);
	r = tree_rename(&s->tree, from, to, &s->err);
	if (r == -1)
		return reply_of(&s->err);
	if (r == 0)
		return REPLY_NONEXISTENT;
	if ((s->enabled & ENABLED_REV2) != 0)
		tell_renamed(s, from, to);
	return REPLY_OK;
}

static enum reply
subscribe(struct session *s, struct args *args, bool subscribed)
{
	struct span name;

	if (mailname_parse(s, args, &name) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	/* What is no name cannot have been subscribed; but may be left. */
	if (subscribed && foldername_check(name, &s->err) == -1)
		return reply_of(&s->err);
	if (subscriptions_set(s->tree.fd, name, subscribed, &s->err) == -1)
		return reply_of(&s->err);
	return REPLY_OK;
}

enum reply
cmd_subscribe(struct session *s, struct args *args)
{
	return subscribe(s, args, true);
}

enum reply
cmd_unsubscribe(struct session *s, struct args *args)
{
	return subscribe(s, args, false);
}
