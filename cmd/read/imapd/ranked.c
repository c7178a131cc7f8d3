/* ranked - see ranked.h.
 * SPDX-License-Identifier: ISC */
#include "ranked.h"

#include <stdlib.h>

#include "base/mem.h"
#include "session.h"
#include "sortkey.h"
#include "text/keysort.h"

void
ranked_done(struct ranked *r)
{
	free(r->uids);
	r->uids = NULL;
	r->n = 0;
}

uint32_t
ranked_number(const struct ranked_number *how, uint32_t uid)
{
	size_t low = 0, high = how->n_gone;

	if (how->uid)
		return uid;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (how->gone[middle] < uid)
			low = middle + 1;
		else
			high = middle;
	}
	return (uint32_t)(box_find(how->s->view.box, uid) + low + 1);
}

/* "1 7,2:3 9 4": sets of messages that follow one another, each with the
 * position of its first. */
struct pairs {
	struct buf *out;
	bool any;
	size_t next;             /* place that goes on with the set */
	uint32_t first, last;    /* numbers not yet written */
};

static void
end_range(struct pairs *p)
{
	if (!p->any)
		return;
	buf_addu(p->out, p->first);
	if (p->last > p->first) {
		buf_addc(p->out, ':');
		buf_addu(p->out, p->last);
	}
}

/* The message at `place`, which in a new pair is told as `position`. */
static void
add(struct pairs *p, size_t place, size_t position, uint32_t number)
{
	bool follows = p->any && place == p->next;

	p->next = place + 1;
	if (follows && number == p->last + 1) {
		p->last = number;
		return;
	}
	end_range(p);
	if (follows)
		buf_addc(p->out, ',');
	else {
		buf_adds(p->out, p->any ? " " : "");
		buf_addu(p->out, position);
		buf_addc(p->out, ' ');
	}
	p->first = p->last = number;
	p->any = true;
}

void
ranked_remove(struct ranked *r, struct buf *out, const struct seqset *set,
    const struct ranked_number *how)
{
	struct pairs p = { .out = out };
	size_t i, kept = 0;

	for (i = 0; i < r->n; i++)
		if (seqset_has(set, r->uids[i]))
			add(&p, i, kept + 1, ranked_number(how, r->uids[i]));
		else
			r->uids[kept++] = r->uids[i];
	end_range(&p);
	r->n = kept;
}

/* Does what is at i, or the next of which that is known, come after the key? */
static bool
is_after(struct sortkey_maker *k, const struct ranked *r, size_t i,
    struct span key)
{
	struct session *s = k->m.s;
	struct span other;

	for (; i < r->n; i++) {
		size_t at = box_find(s->view.box, r->uids[i]);

		if (at < box_count(s->view.box) &&
		    box_message(s->view.box, at)->uid == r->uids[i] &&
		    !box_message(s->view.box, at)->gone &&
		    sortkey_make(k, at, 0, &other) == 1)
			return span_cmp(other, key) > 0;
	}
	return true;
}

/* The first from `low` on that comes after the key, in steps that double: all
 * keys together cost less than a new sort. */
static size_t
find(struct sortkey_maker *k, const struct ranked *r, size_t low,
    struct span key)
{
	size_t high = low, step = 1;

	while (high < r->n && !is_after(k, r, high, key)) {
		low = high + 1;
		high = step < r->n - high ? high + step : r->n;
		step *= 2;
	}
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (is_after(k, r, middle, key))
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

void
ranked_insert(struct ranked *r, struct buf *out, struct session *s,
    const struct sortkey *o, const struct keysort *list, size_t n,
    const struct ranked_number *how)
{
	uint32_t *all = mem_resize(NULL, r->n + n + 1, sizeof(*all));
	struct pairs p = { .out = out };
	struct sortkey_maker k;
	size_t i, from = 0, to = 0;

	sortkey_begin(&k, s, o, n);
	for (i = 0; i < n; i++) {
		size_t end = find(&k, r, from, list[i].key);

		while (from < end)
			all[to++] = r->uids[from++];
		all[to] = box_message(s->view.box, list[i].what)->uid;
		add(&p, to, to + 1, ranked_number(how, all[to]));
		to++;
	}
	end_range(&p);
	sortkey_end(&k);
	while (from < r->n)
		all[to++] = r->uids[from++];
	free(r->uids);
	r->uids = all;
	r->n = to;
}
