/* access - see access.h.
 * SPDX-License-Identifier: ISC */
#include "access.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "maildir/aclfile.h"
#include "maildir/foldername.h"
#include "session.h"

#define SLOTS 256
#define NAME_MAX_BYTES 4096

/* What a file meant for a mailbox, as long as the file stays as it is. */
struct access_slot {
	const struct space *space;
	uint64_t name;           /* its hash */
	struct aclfile_stamp stamp;
	unsigned rights;
	bool said;               /* else the default rights hold */
};

void
access_init(struct access *a)
{
	memset(a, 0, sizeof(*a));
	pool_init(&a->pool);
	aclglobal_init(&a->global);
	aclshares_init(&a->shares);
}

void
access_done(struct access *a)
{
	pool_done(&a->pool);
	aclglobal_done(&a->global);
	aclshares_done(&a->shares);
	free(a->slots);
}

void
access_user(struct access *a, struct span user, struct span groups)
{
	struct span group;

	a->user = pool_span(&a->pool, user);
	while (groups.n > 0 && span_cut(&groups, ',', &group)) {
		group = span_trim(group);
		if (group.n > 0 && a->n_groups < ACCESS_GROUPS_MAX)
			a->groups[a->n_groups++] = pool_span(&a->pool, group);
	}
}

void
access_me(const struct session *s, const struct space *space,
    struct aclmine *me)
{
	*me = (struct aclmine){ s->access.user, s->access.groups,
	    s->access.n_groups, space->kind == SPACE_PERSONAL };
}

/* FNV-1a: a slot that is another's costs reading the file again. */
static uint64_t
hash(struct span s)
{
	uint64_t h = 14695981039346656037u;
	size_t i;

	for (i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return h;
}

static struct access_slot *
slot_of(struct access *a, const struct aclfile_stamp *stamp)
{
	if (a->slots == NULL)
		a->slots = mem_zero(SLOTS, sizeof(*a->slots));
	return &a->slots[stamp->ino % SLOTS];
}

/* The rows of the administrator's file for that name, as he writes it. */
void
access_global(struct session *s, struct span full, struct acl *out)
{
	struct buf text = BUF_INIT(NAME_MAX_BYTES);

	if (foldername_decode(&text, full) == -1 || !buf_ok(&text)) {
		buf_reset(&text);
		buf_add(&text, full);
	}
	aclglobal_select(&s->access.global, buf_span(&text), out);
	buf_done(&text);
}

/* By the file in `dir` (-1: there is none) and the administrator's: false when
 * neither says anything to this user. */
static bool
by_files(struct session *s, const struct space *space, int dir,
    struct span full, unsigned *rights)
{
	struct aclfile_stamp stamp;
	struct access_slot *slot = NULL;
	struct acl local, global;
	struct aclmine me;
	bool said;

	access_me(s, space, &me);
	if (dir != -1 && !aclfile_stamp(dir, &stamp))
		dir = -1;
	if (dir == -1 && s->access.global.n == 0) {
		*rights = me.owner ? ACL_ALL : 0;
		return me.owner;
	}
	if (dir != -1) {
		slot = slot_of(&s->access, &stamp);
		if (slot->space == space && slot->name == hash(full) &&
		    aclfile_same(&slot->stamp, &stamp)) {
			*rights = slot->rights;
			return slot->said;
		}
	}
	acl_init(&local);
	acl_init(&global);
	if (dir != -1 && aclfile_read(dir, &local, &s->err) == -1) {
		log_reason("acl", s->err.text);
		s->err = ERR_INIT;
	}
	access_global(s, full, &global);
	said = aclmine_rights(&local, &global, &me, rights);
	if (slot != NULL && stamp.settled)
		*slot = (struct access_slot){ space, hash(full), stamp,
		    *rights, said };
	acl_done(&local);
	acl_done(&global);
	return said;
}

/* Where nothing is said of a mailbox: what the root of a public tree says, and
 * the administrator of mailboxes without a name. */
static unsigned
default_rights(struct session *s, const struct space *space)
{
	unsigned rights = 0;

	(void)by_files(s, space, space->kind == SPACE_PUBLIC ?
	    space->tree.fd : -1, span_of("", 0), &rights);
	return rights;
}

static unsigned
of_directory(struct session *s, const struct space *space, int dir,
    struct span full)
{
	unsigned rights;

	return by_files(s, space, dir, full, &rights) ? rights :
	    default_rights(s, space);
}

unsigned
access_rights(struct session *s, const struct place *place)
{
	struct err err = ERR_INIT;
	unsigned rights;
	int dir;

	if (place_is_none(place))
		return 0;
	if (!s->access.on)
		return ACL_ALL;
	if (tree_look(&place->space->tree, place->name, &dir, &err) != 1)
		return 0;
	rights = of_directory(s, place->space, dir, place->full);
	close(dir);
	return rights;
}

/* The nearest parent that is there: its directory, and its name in *name; -1
 * when there is none. */
static int
parent_of(const struct place *place, struct span *name)
{
	char between = layout_separator(place->space->tree.layout);
	size_t dot;
	int dir;

	*name = place->name;
	while ((dot = span_rfind(*name, between)) < name->n) {
		*name = span_sub(*name, 0, dot);
		if (tree_look(&place->space->tree, *name, &dir, NULL) == 1)
			return dir;
	}
	return -1;
}

unsigned
access_above(struct session *s, const struct place *place)
{
	struct span name;
	unsigned rights;
	int dir;

	if (!s->access.on)
		return ACL_ALL;
	dir = parent_of(place, &name);
	if (dir == -1)
		return default_rights(s, place->space);
	rights = of_directory(s, place->space, dir, span_sub(place->full, 0,
	    place->full.n - (place->name.n - name.n)));
	close(dir);
	return rights;
}

int
access_parent(struct session *s, const struct place *place, struct acl *out)
{
	struct span name;
	int dir, got = 0;

	if (!s->access.on)
		return 0;
	dir = parent_of(place, &name);
	if (dir != -1) {
		got = aclfile_read(dir, out, &s->err);
		close(dir);
	} else if (place->space->kind == SPACE_PUBLIC)
		got = aclfile_read(place->space->tree.fd, out, &s->err);
	return got;
}

enum reply
access_demand(struct session *s, const struct place *place, unsigned rights)
{
	unsigned mine = access_rights(s, place);

	if (place_is_none(place))
		return REPLY_NONEXISTENT;
	if ((mine & rights) == rights)
		return REPLY_OK;
	return (mine & ACL_LOOKUP) != 0 ? REPLY_NOPERM : REPLY_NONEXISTENT;
}

enum reply
access_try_create(struct session *s, const struct place *place)
{
	return !place_is_none(place) &&
	    (access_above(s, place) & ACL_CREATE) != 0 ? REPLY_TRYCREATE :
	    REPLY_NONEXISTENT;
}

bool
access_refresh(struct session *s)
{
	struct view *v = &s->view;
	struct place place;

	if (!s->access.on || v->box == NULL)
		return true;
	place_of(s, buf_span(&v->name), &place);
	v->rights = of_directory(s, place.space, box_dir(v->box), place.full);
	v->readonly = v->examined || (v->rights & ACCESS_CHANGES) == 0;
	if ((v->rights & ACL_READ) != 0 || s->ending)
		return !s->ending;
	wr_adds(&s->out,
	    "* BYE the selected mailbox may no longer be read\r\n");
	s->reason = "right to read withdrawn";
	s->ending = true;
	return false;
}

struct flags
access_flags(unsigned rights)
{
	struct flags f = { 0, 0 };

	if ((rights & ACL_WRITE) != 0)
		f = (struct flags){ FLAGS_KEYWORDS, FLAGS_SYSTEM &
		    ~(unsigned)(FLAG_SEEN | FLAG_DELETED) };
	if ((rights & ACL_SEEN) != 0)
		f.system |= FLAG_SEEN;
	if ((rights & ACL_DELETED) != 0)
		f.system |= FLAG_DELETED;
	return f;
}

void
access_publish(struct session *s, const struct space *space)
{
	struct err err = ERR_INIT;
	struct acl shown;

	acl_init(&shown);
	if (aclfile_list(&space->tree, &shown, &err) == -1 ||
	    (s->access.shares.dir != -1 && space->owner.n > 0 &&
	    aclshares_set(&s->access.shares, space->owner, &shown,
	    &err) == -1))
		log_reason("acl", err.text);
	acl_done(&shown);
}

void
access_moved(struct session *s, const struct space *space)
{
	if (s->access.on && aclfile_has_list(&space->tree))
		access_publish(s, space);
}
