/* GETACL (RFC 4314 3.3): the lines of the mailbox's own file, then those of the
 * administrator's, which have "#" before the identifier; each identifier once.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "commands.h"
#include "imap/quote.h"
#include "maildir/aclfile.h"
#include "../mailname.h"
#include "../session.h"

/* An entry as it is told: which of the two sources, and the sum of its
 * lines. */
struct told {
	struct acl_entry entry;
	bool global;
};

static int
compare_told(const void *a, const void *b)
{
	const struct told *x = a, *y = b;

	if (x->global != y->global)
		return x->global - y->global;
	if (x->entry.id.who != y->entry.id.who)
		return (int)x->entry.id.who - (int)y->entry.id.who;
	if (!span_eq(x->entry.id.name, y->entry.id.name))
		return span_cmp(x->entry.id.name, y->entry.id.name);
	return x->entry.negative - y->entry.negative;
}

static void
write_told(struct buf *out, const struct told *t)
{
	static const char *const words[] = { "anyone", "authenticated", "$",
		"owner", "", "!$" };
	struct buf id = BUF_INIT(ACL_NAME_MAX + 20);

	buf_adds(&id, t->entry.negative ? "-" : "");
	buf_adds(&id, t->global ? "#" : "");
	buf_adds(&id, words[t->entry.id.who]);
	buf_add(&id, t->entry.id.name);
	buf_addc(out, ' ');
	quote_astring(out, buf_span(&id));
	buf_addc(out, ' ');
	acl_write_rights(out, t->entry.rights);
	buf_done(&id);
}

static size_t
collect(const struct acl *a, bool global, struct told *out)
{
	size_t i, n = 0;

	for (i = 0; i < a->n; i++)
		if (a->lines[i].known)
			out[n++] = (struct told){ a->lines[i].entry, global };
	return n;
}

/* The owner of the mailboxes has all rights where no line gives him any, which
 * the client cannot know. */
static void
write_owner(struct buf *out, const struct told *all, size_t n,
    const struct aclmine *me)
{
	struct told t = { { { me->user.n > 0 ? ACL_USER : ACL_OWNER,
	    me->user }, false, ACL_ALL, { "", 0 } }, false };
	size_t i;

	for (i = 0; i < n; i++)
		if (!all[i].global && !all[i].entry.negative &&
		    acl_is_owner(&all[i].entry.id, me))
			return;
	if (me->owner)
		write_told(out, &t);
}

static void
write_all(struct buf *out, const struct acl *local, const struct acl *global,
    const struct aclmine *me)
{
	struct told *all = mem_zero(local->n + global->n + 1, sizeof(*all));
	size_t i, n = collect(local, false, all), kept = 0;

	n += collect(global, true, all + n);
	qsort(all, n, sizeof(*all), compare_told);
	for (i = 0; i < n; i++)
		if (kept > 0 && compare_told(&all[kept - 1], &all[i]) == 0)
			all[kept - 1].entry.rights |= all[i].entry.rights;
		else
			all[kept++] = all[i];
	for (i = 0; i < kept; i++)
		write_told(out, &all[i]);
	write_owner(out, all, kept, me);
	free(all);
}

enum reply
cmd_getacl(struct session *s, struct args *args)
{
	struct acl local, global;
	struct aclmine me;
	struct place place;
	enum reply reply;
	int dir;

	if (place_parse(s, args, &place) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	if ((reply = access_demand(s, &place, ACL_ADMIN)) != REPLY_OK)
		return reply;
	if (tree_look(&place.space->tree, place.name, &dir, &s->err) != 1)
		return REPLY_NONEXISTENT;
	acl_init(&local);
	acl_init(&global);
	if (aclfile_read(dir, &local, &s->err) == -1)
		reply = reply_of(&s->err);
	else {
		access_global(s, place.full, &global);
		access_me(s, place.space, &me);
		buf_adds(&s->text, "* ACL ");
		mailname_write(s, &s->text, place.full);
		write_all(&s->text, &local, &global, &me);
		buf_adds(&s->text, "\r\n");
		session_say(s);
	}
	close(dir);
	acl_done(&local);
	acl_done(&global);
	return reply;
}
