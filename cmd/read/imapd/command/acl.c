/* SETACL DELETEACL LISTRIGHTS MYRIGHTS (RFC 4314). Identifiers are those of
 * Dovecot: a user's name, "anyone", "authenticated", "owner", "$group",
 * "!$group" (which overrides), each with "-" for rights that are taken away.
 * SPDX-License-Identifier: ISC */
#include <unistd.h>

#include "commands.h"
#include "imap/quote.h"
#include "maildir/aclfile.h"
#include "../mailname.h"
#include "../session.h"

static const char refused[] = "that would take away the right to administer";

/* Rights as a client reads them, with the obsolete c and d (RFC 4314 2.1.1). */
void
acl_write_rights(struct buf *out, unsigned rights)
{
	acl_write_letters(out, rights);
	if ((rights & (ACL_CREATE | ACL_DELETE)) != 0)
		buf_addc(out, 'c');
	if ((rights & (ACL_DELETED | ACL_EXPUNGE)) != 0)
		buf_addc(out, 'd');
	if (rights == 0)
		buf_adds(out, "\"\"");
}

void
acl_tell_mine(struct session *s, const struct place *place, unsigned rights)
{
	buf_adds(&s->text, "* MYRIGHTS ");
	mailname_write(s, &s->text, place->full);
	buf_addc(&s->text, ' ');
	acl_write_rights(&s->text, rights);
	buf_adds(&s->text, "\r\n");
	session_say(s);
}

enum reply
cmd_myrights(struct session *s, struct args *args)
{
	struct place place;
	unsigned rights;

	if (place_parse(s, args, &place) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	rights = access_rights(s, &place);
	/* RFC 4314 4: one of these must be there. */
	if ((rights & (ACL_LOOKUP | ACL_READ | ACL_INSERT | ACL_CREATE |
	    ACL_DELETE | ACL_ADMIN)) == 0)
		return REPLY_NONEXISTENT;
	acl_tell_mine(s, &place, rights);
	return REPLY_OK;
}

bool
acl_is_owner(const struct acl_id *id, const struct aclmine *me)
{
	return id->who == ACL_OWNER || (id->who == ACL_USER &&
	    me->user.n > 0 && span_eq(id->name, me->user));
}

/* Any right may be given to anybody, one at a time. One's own right to
 * administer one's own mailboxes cannot be taken away. */
enum reply
cmd_listrights(struct session *s, struct args *args)
{
	struct span id;
	struct place place;
	struct aclmine me;
	enum reply reply;
	bool mine;

	if (place_parse(s, args, &place) == -1 || args_space(args) == -1 ||
	    args_astring(args, &id) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	if ((reply = access_demand(s, &place, ACL_ADMIN)) != REPLY_OK)
		return reply;
	access_me(s, place.space, &me);
	mine = me.owner && (span_eq(id, SPAN("owner")) ||
	    (me.user.n > 0 && span_eq(id, me.user)));
	buf_adds(&s->text, "* LISTRIGHTS ");
	mailname_write(s, &s->text, place.full);
	buf_addc(&s->text, ' ');
	quote_astring(&s->text, id);
	buf_adds(&s->text, mine ? " a l r w s t i p e k x c d\r\n" :
	    " \"\" l r w s t i p e k x a c d\r\n");
	session_say(s);
	return REPLY_OK;
}

/* A line of the file must hold it. */
static bool
is_writable(struct span name)
{
	size_t i;

	for (i = 0; i < name.n; i++)
		if ((unsigned char)name.p[i] < ' ' || name.p[i] == 0x7f)
			return false;
	return name.n > 0 && name.n <= ACL_NAME_MAX;
}

/* REPLY_OK, or what is wrong with the identifier. */
static enum reply
parse_id(struct session *s, struct span text, struct aclfile_change *c)
{
	bool named;

	c->negative = text.n > 0 && text.p[0] == '-';
	if (c->negative)
		text = span_from(text, 1);
	c->id = (struct acl_id){ ACL_USER, text };
	if (span_eq(text, SPAN("anyone")))
		c->id = (struct acl_id){ ACL_ANYONE, span_of("", 0) };
	else if (span_eq(text, SPAN("authenticated")))
		c->id = (struct acl_id){ ACL_AUTHENTICATED, span_of("", 0) };
	else if (span_eq(text, SPAN("owner")))
		c->id = (struct acl_id){ ACL_OWNER, span_of("", 0) };
	else if (span_starts(text, SPAN("$")))
		c->id = (struct acl_id){ ACL_GROUP, span_from(text, 1) };
	else if (span_starts(text, SPAN("!$")))
		c->id = (struct acl_id){ ACL_GROUP_OVERRIDE,
		    span_from(text, 2) };
	else if (span_starts(text, SPAN("#"))) {
		err_set(&s->err, ERR_DATA, "that is the administrator's");
		return REPLY_CANNOT;
	}
	named = c->id.who == ACL_USER || c->id.who == ACL_GROUP ||
	    c->id.who == ACL_GROUP_OVERRIDE;
	if (named && !is_writable(c->id.name)) {
		err_set(&s->err, ERR_DATA, "not an identifier");
		return REPLY_SYNTAX;
	}
	return REPLY_OK;
}

/* mod-rights = ["+" / "-"] letters; c and d stand for two each. */
static enum reply
parse_rights(struct session *s, struct span text, struct aclfile_change *c)
{
	size_t i = 0;

	c->how = ACL_REPLACE;
	c->rights = 0;
	if (text.n > 0 && (text.p[0] == '+' || text.p[0] == '-'))
		c->how = text.p[i++] == '+' ? ACL_GRANT : ACL_REVOKE;
	for (; i < text.n; i++) {
		unsigned right = text.p[i] == 'c' ? ACL_CREATE | ACL_DELETE :
		    text.p[i] == 'd' ? ACL_DELETED | ACL_EXPUNGE :
		    acl_letter(text.p[i]);

		if (right == 0) {
			err_set(&s->err, ERR_DATA, "unknown right");
			return REPLY_SYNTAX;
		}
		c->rights |= right;
	}
	return REPLY_OK;
}

static bool
gives_owner(const struct acl *a, const struct aclmine *me)
{
	size_t i;

	for (i = 0; i < a->n; i++)
		if (a->lines[i].known && !a->lines[i].entry.negative &&
		    acl_is_owner(&a->lines[i].entry.id, me))
			return true;
	return false;
}

/* In one's own mailboxes: the owner keeps the right to administer, and what is
 * not said of him yet counts as all rights. */
static enum reply
keep_admin(struct session *s, const struct place *place, int dir,
    struct aclfile_change *c)
{
	struct aclmine me;
	struct acl a;
	size_t i;
	int got;

	access_me(s, place->space, &me);
	if (!me.owner || c->how == ACL_CLEAR)
		return REPLY_OK;
	for (i = 0; i < me.n_groups && c->id.who == ACL_GROUP_OVERRIDE; i++)
		if (span_eq(me.groups[i], c->id.name) && (c->negative ||
		    c->how == ACL_REVOKE || (c->rights & ACL_ADMIN) == 0)) {
			err_set(&s->err, ERR_DATA, "%s", refused);
			return REPLY_CANNOT;
		}
	if (!acl_is_owner(&c->id, &me))
		return REPLY_OK;
	if (c->negative || c->how == ACL_REVOKE)
		c->rights &= ~(unsigned)ACL_ADMIN;
	if (c->negative)
		return REPLY_OK;
	acl_init(&a);
	got = aclfile_read(dir, &a, &s->err);
	if (got != -1 && !gives_owner(&a, &me)) {
		c->rights = c->how == ACL_GRANT ? ACL_ALL :
		    c->how == ACL_REVOKE ? ACL_ALL & ~c->rights : c->rights;
		c->how = ACL_REPLACE;
	}
	if (c->how == ACL_REPLACE)
		c->rights |= ACL_ADMIN;
	acl_done(&a);
	return got == -1 ? reply_of(&s->err) : REPLY_OK;
}

static enum reply
change(struct session *s, const struct place *place,
    struct aclfile_change *c)
{
	enum reply reply = access_demand(s, place, ACL_ADMIN);
	int dir, r;

	if (reply != REPLY_OK)
		return reply;
	if (place->space->kind == SPACE_PUBLIC && c->id.who == ACL_OWNER) {
		err_set(&s->err, ERR_DATA, "public mailboxes have no owner");
		return REPLY_CANNOT;
	}
	if (tree_look(&place->space->tree, place->name, &dir, &s->err) != 1)
		return REPLY_NONEXISTENT;
	reply = keep_admin(s, place, dir, c);
	if (reply == REPLY_OK) {
		r = aclfile_change(dir, c, &s->err);
		if (r == -1)
			reply = reply_of(&s->err);
		else if (r == 1)
			access_publish(s, place->space);
	}
	close(dir);
	return reply;
}

enum reply
cmd_setacl(struct session *s, struct args *args)
{
	struct aclfile_change c;
	struct span id, rights;
	struct place place;
	enum reply reply;

	if (place_parse(s, args, &place) == -1 || args_space(args) == -1 ||
	    args_astring(args, &id) == -1 || args_space(args) == -1 ||
	    args_astring(args, &rights) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	if ((reply = parse_id(s, id, &c)) != REPLY_OK ||
	    (reply = parse_rights(s, rights, &c)) != REPLY_OK)
		return reply;
	if (!s->access.anyone && !c.negative && c.how != ACL_REVOKE &&
	    (c.id.who == ACL_ANYONE || c.id.who == ACL_AUTHENTICATED)) {
		err_set(&s->err, ERR_DATA, "sharing with anyone is disabled");
		return REPLY_CANNOT;
	}
	return change(s, &place, &c);
}

enum reply
cmd_deleteacl(struct session *s, struct args *args)
{
	struct aclfile_change c;
	struct span id;
	struct place place;
	enum reply reply;

	if (place_parse(s, args, &place) == -1 || args_space(args) == -1 ||
	    args_astring(args, &id) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	if ((reply = parse_id(s, id, &c)) != REPLY_OK)
		return reply;
	c.how = ACL_CLEAR;
	c.rights = 0;
	return change(s, &place, &c);
}
