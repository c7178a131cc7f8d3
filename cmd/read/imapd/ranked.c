/* ranked - see ranked.h.
 * SPDX-License-Identifier: ISC */
#include "ranked.h"

#include <stdlib.h>

#include "base/mem.h"
#include "results.h"
#include "session.h"

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

/* What is no more, but not yet told, is not among `all` and keeps its place. */
void
ranked_insert(struct ranked *r, struct buf *out, const struct seqset *set,
    const struct results *all, const struct ranked_number *how)
{
	uint32_t *uids = mem_resize(NULL, r->n + all->n + 1, sizeof(*uids));
	struct pairs p = { .out = out };
	size_t i, from = 0, to = 0;

	for (i = 0; i < all->n; i++) {
		uint32_t uid = box_message(how->s->view.box,
		    all->found[i])->uid;

		if (seqset_has(set, uid)) {
			add(&p, to, to + 1, ranked_number(how, uid));
			uids[to++] = uid;
			continue;
		}
		while (from < r->n && r->uids[from] != uid)
			uids[to++] = r->uids[from++];
		if (from < r->n)
			uids[to++] = r->uids[from++];
	}
	end_range(&p);
	while (from < r->n)
		uids[to++] = r->uids[from++];
	free(r->uids);
	r->uids = uids;
	r->n = to;
}
