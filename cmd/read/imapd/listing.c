/* listing - see listing.h.
 * SPDX-License-Identifier: ISC */
#include "listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "maildir/subscriptions.h"
#include "session.h"

#define NAME_MAX_BYTES 4096

void
listing_init(struct listing *l)
{
	memset(l, 0, sizeof(*l));
	pool_init(&l->pool);
}

void
listing_done(struct listing *l)
{
	pool_done(&l->pool);
	free(l->names);
	listing_init(l);
}

static void
add(struct listing *l, struct listed name)
{
	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 32 : l->cap * 2;
		l->names = mem_resize(l->names, l->cap, sizeof(*l->names));
	}
	l->names[l->n++] = name;
}

/* Where ACLs are in force: the mailboxes that may be seen, and of the parents
 * those of such, so that nothing tells of what is hidden. The parents that the
 * name before has too have been added with it. */
static void
add_seen(struct session *s, struct listing *l, const struct space *space,
    const struct tree_list *tree)
{
	struct buf name = BUF_INIT(NAME_MAX_BYTES);
	struct span before = span_of("", 0);
	struct place place;
	size_t i, dot;

	for (i = 0; i < tree->n; i++) {
		if (!tree->entries[i].exists)
			continue;
		buf_reset(&name);
		buf_add(&name, space->prefix);
		buf_add(&name, place_turned(s, space, tree->entries[i].name));
		place_of(s, pool_span(&l->pool, buf_span(&name)), &place);
		if (place.space != space || place_is_none(&place) ||
		    (access_rights(s, &place) & ACL_LOOKUP) == 0)
			continue;
		add(l, (struct listed){ place.full, true, true, false, false });
		for (dot = span_find(place.full, 0, l->separator);
		    dot < place.full.n;
		    dot = span_find(place.full, dot + 1, l->separator))
			if (!span_starts(before, span_sub(place.full, 0,
			    dot + 1)))
				add(l, (struct listed){ span_sub(place.full, 0,
				    dot), false, true, true, false });
		before = place.full;
	}
	buf_done(&name);
}

/* One's own, and nothing to ask about. */
static void
add_own(struct session *s, struct listing *l, const struct tree_list *tree)
{
	const struct space *own = spaces_personal(&s->spaces);
	size_t i;

	for (i = 0; i < tree->n; i++) {
		const struct tree_entry *e = &tree->entries[i];

		add(l, (struct listed){ pool_span(&l->pool,
		    place_turned(s, own, e->name)), e->exists, true,
		    e->children, false });
	}
}

/* A tree that has gone, or that we may not read, has no mailboxes; only one's
 * own must be there. */
static int
add_trees(struct session *s, struct listing *l)
{
	struct tree_list tree;
	size_t i;
	int r = 0;

	tree_list_init(&tree);
	for (i = 0; r == 0 && i < s->spaces.n; i++) {
		const struct space *space = s->spaces.all[i];
		struct err err = ERR_INIT;

		r = tree_list(&space->tree, &tree, &err);
		if (r == -1 && i == 0)
			s->err = err;
		else if (r == -1)
			r = 0;
		else if (s->access.on)
			add_seen(s, l, space, &tree);
		else
			add_own(s, l, &tree);
	}
	tree_list_done(&tree);
	return r;
}

static int
add_subscribed(struct session *s, struct listing *l)
{
	const struct space *own = spaces_personal(&s->spaces);
	struct subscriptions subs;
	struct place place;
	size_t i;
	int r;

	subscriptions_init(&subs);
	subs.layout = own->tree.layout;
	r = subscriptions_read(&subs, own->tree.fd, &s->err);
	for (i = 0; r == 0 && i < subs.n; i++) {
		place_of(s, pool_span(&l->pool, place_turned(s, own,
		    subs.names[i])), &place);
		add(l, (struct listed){ place.full, false, false, false,
		    true });
	}
	subscriptions_done(&subs);
	return r;
}

static int
by_name(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;

	return span_cmp(x->name, y->name);
}

int
listing_read(struct session *s, struct listing *l)
{
	size_t i, kept = 0;

	l->separator = s->spaces.separator;
	if (add_trees(s, l) == -1 || add_subscribed(s, l) == -1)
		return -1;
	qsort(l->names, l->n, sizeof(*l->names), by_name);
	for (i = 0; i < l->n; i++) {
		struct listed *m = &l->names[i], *last;

		if (kept == 0 || !span_eq(l->names[kept - 1].name, m->name)) {
			l->names[kept++] = *m;
			continue;
		}
		last = &l->names[kept - 1];
		last->exists |= m->exists;
		last->in_tree |= m->in_tree;
		last->children |= m->children;
		last->subscribed |= m->subscribed;
	}
	l->n = kept;
	return 0;
}

/* Names below name i come after it; those between ("A-b" stands before "A.b")
 * are passed by a binary search. */
bool
listing_subscribed_below(const struct listing *l, size_t i)
{
	struct span name = l->names[i].name;
	size_t low = i + 1, high = l->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct span other = l->names[middle].name;
		struct span head = span_sub(other, 0, name.n);
		int order = span_cmp(head, name);

		if (order < 0 || (order == 0 && (other.n <= name.n ||
		    other.p[name.n] < l->separator)))
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < l->n && l->names[low].name.n > name.n &&
	    l->names[low].name.p[name.n] == l->separator &&
	    span_starts(l->names[low].name, name); low++)
		if (l->names[low].subscribed)
			return true;
	return false;
}

static int
by_text(const void *a, const void *b)
{
	const struct span *name = a;
	const struct listed *m = b;

	return span_cmp(*name, m->name);
}

struct listed *
listing_find(const struct listing *l, struct span name)
{
	return l->n == 0 ? NULL : bsearch(&name, l->names, l->n,
	    sizeof(*l->names), by_text);
}
