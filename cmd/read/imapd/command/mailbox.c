/* CREATE DELETE RENAME SUBSCRIBE UNSUBSCRIBE: mailboxes come and go. What is
 * subscribed, in whatever namespace, stands in one's own Maildir.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "commands.h"
#include "maildir/aclfile.h"
#include "maildir/boxguid.h"
#include "maildir/foldername.h"
#include "maildir/subscriptions.h"
#include "maildir/treelist.h"
#include "../fate.h"
#include "../mailname.h"
#include "../object.h"
#include "../session.h"
#include "../special.h"

/* RFC 8474 4.1. It exists, whether or not it can be opened now. */
static void
tell_id(struct session *s, const struct place *place)
{
	struct err err = ERR_INIT;
	struct box *b;

	if (box_open(&place->space->tree, place->name, BOX_READ | BOX_LAZY,
	    &b, &err) != 1)
		return;
	object_mailbox(&s->code, b);
	box_close(b);
}

/* As Dovecot does it, a new mailbox begins with its parent's ACL. One that
 * could not get it would be open to fewer or more: it is not left there. */
static int
inherit(struct session *s, const struct place *place)
{
	const struct tree *t = &place->space->tree;
	struct acl parent;
	int dir, r;

	acl_init(&parent);
	r = access_parent(s, place, &parent);
	if (r == 1 && parent.n > 0) {
		r = tree_look(t, place->name, &dir, &s->err);
		if (r == 1) {
			r = aclfile_inherit(dir, &parent, &s->err);
			close(dir);
		}
	}
	acl_done(&parent);
	if (r == -1 && tree_delete(t, place->name, NULL) == -1)
		return -1;
	return r == -1 ? -1 : 0;
}

/* A mailbox that cannot have its special use is not made (RFC 6154 3). */
static enum reply
create(struct session *s, const struct place *place, unsigned uses)
{
	const struct tree *tree = &place->space->tree;
	struct err err;
	int r;

	if (special_check(s, place->full, uses) == -1) {
		if (s->err.kind == ERR_DATA)
			buf_adds(&s->code, "USEATTR");
		return reply_of(&s->err);
	}
	r = tree_create(tree, place->name, &s->err);
	if (r != 1)
		return r == 0 ? REPLY_EXISTS : reply_of(&s->err);
	if (inherit(s, place) == -1)
		return reply_of(&s->err);
	if (uses != 0 && special_set(s, place, uses) == -1) {
		/* Nobody has been told of it yet. */
		if (tree_delete(tree, place->name, &err) == -1)
			s->err = err;
		return reply_of(&s->err);
	}
	access_moved(s, place->space);
	tell_id(s, place);
	return REPLY_OK;
}

enum reply
cmd_create(struct session *s, struct args *args)
{
	struct err refused = ERR_INIT;
	struct span name;
	struct place place;
	unsigned uses;

	if (mailname_parse(s, args, &name) == -1 ||
	    special_args(args, &uses, &refused) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	/* RFC 9051 6.3.4: a name that ends in the separator only says that
	 * there will be mailboxes below it. */
	if (name.n > 1 && name.p[name.n - 1] == s->spaces.separator)
		name.n--;
	place_of(s, name, &place);
	if (place_is_none(&place))
		return REPLY_CANNOT;
	if ((access_above(s, &place) & ACL_CREATE) == 0)
		return REPLY_NOPERM;
	if (refused.kind != ERR_NONE) {
		s->err = refused;
		buf_adds(&s->code, "USEATTR");
		return REPLY_CANNOT;
	}
	return create(s, &place, uses);
}

static bool
is_selected(const struct session *s, const struct place *place)
{
	return s->view.box != NULL &&
	    span_eq(buf_span(&s->view.name), place->full);
}

/* RFC 9051 6.3.5: a name that only has others below it. Of one's own, since of
 * others' it is not to be told. */
static enum reply
no_mailbox(const struct place *place)
{
	struct tree_list list;
	enum reply reply = REPLY_NONEXISTENT;
	struct span name = place->name;
	size_t i;

	tree_list_init(&list);
	if (place->space->kind == SPACE_PERSONAL &&
	    tree_list(&place->space->tree, &list, NULL) == 0)
		for (i = 0; i < list.n; i++)
			if (span_eq(list.entries[i].name, name) &&
			    !list.entries[i].exists && list.entries[i].children)
				reply = REPLY_HASCHILDREN;
	tree_list_done(&list);
	return reply;
}

enum reply
cmd_delete(struct session *s, struct args *args)
{
	struct boxguid guid;
	struct place place;
	enum reply reply;
	int known, r;

	if (place_parse(s, args, &place) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	if (s->access.on && (reply = access_demand(s, &place, ACL_DELETE)) !=
	    REPLY_OK)
		return reply;
	if (is_selected(s, &place))
		view_close(&s->view);
	known = boxguid_find(&place.space->tree, place.name, &guid, NULL);
	r = tree_delete(&place.space->tree, place.name, &s->err);
	if (r == -1)
		return reply_of(&s->err);
	if (r == 1)
		access_moved(s, place.space);
	if (r == 1 && known == 1)
		fate_forget(s, &place, boxguid_span(&guid));
	return r == 1 ? REPLY_OK : no_mailbox(&place);
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
	box_set_moving(from, true);
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

/* RFC 9051 6.3.6: INBOX stays; its messages go to a new mailbox, and, by RFC
 * 5464 4.1, copies of its entries. */
static enum reply
rename_inbox(struct session *s, const struct place *place)
{
	const struct tree *tree = &place->space->tree;
	struct span to_name = place->name;
	struct box *from = NULL, *to = NULL;
	enum reply reply;
	int r = tree_create(tree, to_name, &s->err);

	if (r != 1)
		return r == 0 ? REPLY_EXISTS : reply_of(&s->err);
	if (inherit(s, place) == -1)
		return reply_of(&s->err);
	if (box_open(tree, SPAN("INBOX"), BOX_WRITE, &from,
	    &s->err) != 1 || box_open(tree, to_name, BOX_APPEND, &to,
	    &s->err) != 1)
		reply = REPLY_UNAVAILABLE;
	else
		box_lift_quota(to, true), reply = move_all(s, from, to);
	if (reply == REPLY_OK && fate_copy_inbox(s, tree, to_name) == -1)
		reply = reply_of(&s->err);
	box_close(to);
	box_close(from);
	access_moved(s, place->space);
	return reply;
}

/* Those below go along: each is renamed too, and by the same right. RFC 4314 4
 * asks only for that to the mailbox named; but then who may rename it could
 * take away what he may not even see. */
static enum reply
demand_children(struct session *s, const struct place *from)
{
	char between = layout_separator(from->space->tree.layout);
	const struct tree *tree = &from->space->tree;
	enum reply reply = REPLY_OK;
	struct tree_list list;
	struct place child;
	size_t i;

	tree_list_init(&list);
	if (tree_list(tree, &list, &s->err) == -1)
		reply = reply_of(&s->err);
	for (i = 0; i < list.n && reply == REPLY_OK; i++) {
		struct span name = list.entries[i].name;
		struct buf full = BUF_INIT(FOLDERNAME_MAX * 2);

		if (!list.entries[i].exists ||
		    !treelist_is_below(name, from->name, between))
			continue;
		buf_add(&full, from->space->prefix);
		buf_add(&full, place_turned(s, from->space, name));
		place_of(s, pool_span(&s->pool, buf_span(&full)), &child);
		buf_done(&full);
		if ((access_rights(s, &child) & ACL_DELETE) == 0)
			reply = REPLY_NOPERM;
	}
	tree_list_done(&list);
	return reply;
}

/* RFC 9051 6.3.9.7 */
static void
tell_renamed(struct session *s, struct span from, struct span to)
{
	buf_addf(&s->text, "* LIST () \"%c\" ", s->spaces.separator);
	mailname_write(s, &s->text, to);
	buf_adds(&s->text, " (\"OLDNAME\" (");
	mailname_write(s, &s->text, from);
	buf_adds(&s->text, "))\r\n");
	session_say(s);
}

enum reply
cmd_rename(struct session *s, struct args *args)
{
	const struct tree *tree;
	struct place from, to;
	enum reply reply;
	int r;

	if (place_parse(s, args, &from) == -1 ||
	    place_parse(s, args, &to) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	/* Its messages would have to be copied, and its children. */
	if (from.space != to.space) {
		err_set(&s->err, ERR_DATA, "no mailbox moves to another "
		    "namespace");
		return REPLY_CANNOT;
	}
	if (s->access.on && (reply = access_demand(s, &from, ACL_DELETE)) !=
	    REPLY_OK)
		return reply;
	if (place_is_none(&to))
		return REPLY_CANNOT;
	if ((access_above(s, &to) & ACL_CREATE) == 0)
		return REPLY_NOPERM;
	tree = &from.space->tree;
	if (foldername_is_inbox(from.name))
		return rename_inbox(s, &to);
	if (s->access.on && (reply = demand_children(s, &from)) != REPLY_OK)
		return reply;
	/* The session looks at an open directory: that goes on, under the new
	 * name, but what the client knows is the old one. */
	if (is_selected(s, &from))
		view_close(&s->view);
	r = tree_rename(tree, from.name, to.name, &s->err);
	if (r == -1)
		return reply_of(&s->err);
	if (r == 0)
		return REPLY_NONEXISTENT;
	access_moved(s, from.space);
	if ((s->enabled & ENABLED_REV2) != 0)
		tell_renamed(s, from.full, to.full);
	return REPLY_OK;
}

static enum reply
subscribe(struct session *s, struct args *args, bool subscribed)
{
	const struct space *own = spaces_personal(&s->spaces);
	struct place place;
	struct span name;

	if (place_parse(s, args, &place) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	name = place_turned(s, own, place.full);
	/* What is no name cannot have been subscribed; but may be left. */
	if (subscribed && layout_check(own->tree.layout, name, &s->err) == -1)
		return reply_of(&s->err);
	if (subscriptions_put(own->tree.fd, own->tree.layout, name, subscribed,
	    &s->err) == -1)
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
