/* aclmine - see aclmine.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/aclmine.h"

#include <stdlib.h>

#include "base/mem.h"

/* What has been said so far. */
struct sum {
	unsigned given, taken;
	bool any;                /* somebody said something */
	bool global;             /* a global line has */
};

static bool
is_me(const struct acl_id *id, const struct aclmine *me)
{
	size_t i;

	switch (id->who) {
	case ACL_ANYONE:
		return true;
	case ACL_AUTHENTICATED:
		return me->user.n > 0;
	case ACL_OWNER:
		return me->owner;
	case ACL_USER:
		return me->user.n > 0 && span_eq(id->name, me->user);
	case ACL_GROUP:
	case ACL_GROUP_OVERRIDE:
		for (i = 0; i < me->n_groups; i++)
			if (span_eq(id->name, me->groups[i]))
				return true;
		return false;
	}
	return false;
}

/* All that the lines say of one id, and whether any line gives, or takes. */
struct merged {
	struct span name;
	unsigned given, taken;
	bool gives, takes;
};

static int
by_name(const void *a, const void *b)
{
	return span_cmp(((const struct merged *)a)->name,
	    ((const struct merged *)b)->name);
}

/* Lines of one id that stand apart are one entry, and one that gives and takes
 * both. */
static size_t
merge(struct merged *m, size_t n)
{
	size_t i, kept = 0;

	qsort(m, n, sizeof(*m), by_name);
	for (i = 0; i < n; i++)
		if (kept > 0 && span_eq(m[kept - 1].name, m[i].name)) {
			m[kept - 1].given |= m[i].given;
			m[kept - 1].taken |= m[i].taken;
			m[kept - 1].gives = m[kept - 1].takes = true;
		} else
			m[kept++] = m[i];
	return kept;
}

/* The first of a kind replaces what other kinds said; more of it add up. */
static void
apply(struct sum *s, const struct merged *m, bool first, bool global)
{
	bool reset = global && !s->global;

	s->any = true;
	s->global |= global;
	if (m->gives)
		s->given = first ? m->given : s->given | m->given;
	/* No local line takes away what a global one gives. */
	if (reset || (m->takes && first))
		s->taken = m->taken;
	else if (m->takes)
		s->taken |= m->taken;
}

static void
add_kind(struct sum *s, const struct acl *a, enum acl_who who,
    const struct aclmine *me, bool global, struct merged *room)
{
	size_t i, n = 0;

	for (i = 0; i < a->n; i++) {
		const struct acl_entry *e = &a->lines[i].entry;

		if (!a->lines[i].known || e->id.who != who ||
		    !is_me(&e->id, me))
			continue;
		room[n++] = (struct merged){ e->id.name,
		    e->negative ? 0 : e->rights, e->negative ? e->rights : 0,
		    !e->negative, e->negative };
	}
	if (n == 0)
		return;
	n = merge(room, n);
	for (i = 0; i < n; i++)
		apply(s, &room[i], i == 0, global);
}

bool
aclmine_rights(const struct acl *local, const struct acl *global,
    const struct aclmine *me, unsigned *rights_out)
{
	struct sum s = { 0, 0, false, false };
	size_t most = local->n > 0 ? local->n : 1;
	struct merged *room;
	int who;

	*rights_out = 0;
	if (local->unknown > 0 && !me->owner)
		return true;
	if (global != NULL && global->n > most)
		most = global->n;
	room = mem_zero(most, sizeof(*room));
	if (me->owner)
		s = (struct sum){ ACL_ALL, 0, true, false };
	for (who = me->owner ? ACL_OWNER : ACL_ANYONE;
	    who <= ACL_GROUP_OVERRIDE; who++)
		add_kind(&s, local, (enum acl_who)who, me, false, room);
	for (who = ACL_ANYONE; global != NULL && who <= ACL_GROUP_OVERRIDE;
	    who++)
		add_kind(&s, global, (enum acl_who)who, me, true, room);
	free(room);
	*rights_out = s.given & ~s.taken;
	return s.any;
}
