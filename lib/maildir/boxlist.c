/* boxlist - see boxlist.h. Both lists are in UID order.
 * SPDX-License-Identifier: ISC */
#include "maildir/boxlist.h"

#include <stdlib.h>

#include "base/mem.h"

void
boxlist_take(struct box *b, size_t room, struct boxlist *old)
{
	*old = (struct boxlist){ b->messages, b->places, b->vsizes, b->dates,
		b->n, b->infos };
	b->messages = mem_alloc((room + 1) * sizeof(*b->messages));
	b->places = mem_alloc((room + 1) * sizeof(*b->places));
	b->vsizes = mem_alloc((room + 1) * sizeof(*b->vsizes));
	b->dates = mem_alloc((room + 1) * sizeof(*b->dates));
	buf_init(&b->infos, BOXSTATE_INFOS_MAX);
	b->n = 0;
}

void
boxlist_free(struct boxlist *old)
{
	free(old->messages);
	free(old->places);
	free(old->vsizes);
	free(old->dates);
	buf_done(&old->infos);
}

void
boxlist_restore(struct box *b, struct boxlist *old)
{
	struct boxlist made = { b->messages, b->places, b->vsizes, b->dates,
		b->n, b->infos };

	boxlist_free(&made);
	b->messages = old->messages;
	b->places = old->places;
	b->vsizes = old->vsizes;
	b->dates = old->dates;
	b->n = old->n;
	b->infos = old->infos;
}

static bool
is_marked(const struct box_message *old, const struct box_message *new)
{
	return old->flags.system != new->flags.system ||
	    old->flags.keywords != new->flags.keywords ||
	    old->modseq < new->modseq;
}

static void
keep(struct box *b, size_t i, const struct boxlist *old, size_t o)
{
	if ((old->messages[o].flags.system & FLAG_RECENT) != 0)
		b->messages[i].flags.system |= FLAG_RECENT;
	else
		b->messages[i].flags.system &= (uint8_t)~FLAG_RECENT;
	if (b->vsizes[i] == BOXSTATE_UNKNOWN)
		b->vsizes[i] = old->vsizes[o];
	if (b->dates[i] == BOXSTATE_NO_DATE)
		b->dates[i] = old->dates[o];
	b->places[i].learned |= old->places[o].learned;
}

static void
make_room(struct box *b, size_t n, struct box_changes *c)
{
	free(b->gone);
	free(b->marked);
	b->gone = mem_alloc((n + 1) * sizeof(*b->gone));
	b->marked = mem_alloc((n + 1) * sizeof(*b->marked));
	c->gone = b->gone;
	c->marked = b->marked;
}

void
boxlist_compare(struct box *b, const struct boxlist *old, bool anew,
    struct box_changes *c)
{
	size_t i, o = anew ? old->n : 0;

	make_room(b, old->n, c);
	for (i = 0; i < b->n; i++) {
		uint32_t uid = b->messages[i].uid;

		while (o < old->n && old->messages[o].uid < uid)
			b->gone[c->n_gone++] = old->messages[o++].uid;
		if (o == old->n || old->messages[o].uid != uid) {
			c->n_added++;
			continue;
		}
		keep(b, i, old, o);
		if (is_marked(&old->messages[o], &b->messages[i]))
			b->marked[c->n_marked++] = uid;
		o++;
	}
	for (; o < old->n; o++)
		b->gone[c->n_gone++] = old->messages[o].uid;
	c->validity = anew;
}

void
boxlist_drop_gone(struct box *b, struct box_changes *c)
{
	size_t i, kept = 0;

	make_room(b, b->n, c);
	for (i = 0; i < b->n; i++) {
		if (b->messages[i].gone) {
			b->gone[c->n_gone++] = b->messages[i].uid;
			continue;
		}
		b->messages[kept] = b->messages[i];
		b->places[kept] = b->places[i];
		b->vsizes[kept] = b->vsizes[i];
		b->dates[kept++] = b->dates[i];
	}
	b->n = kept;
}

/* From the end, so that nothing is overwritten before it has moved. A gone
 * one's place is nowhere: nobody asks for it. */
void
boxlist_hold_gone(struct box *b, const struct boxlist *old, size_t n_gone)
{
	size_t i = b->n, o = old->n, to = b->n + n_gone;

	b->messages = mem_resize(b->messages, to + 1, sizeof(*b->messages));
	b->places = mem_resize(b->places, to + 1, sizeof(*b->places));
	b->vsizes = mem_resize(b->vsizes, to + 1, sizeof(*b->vsizes));
	b->dates = mem_resize(b->dates, to + 1, sizeof(*b->dates));
	b->n = to;
	while (to > i) {
		if (i > 0 && (o == 0 || b->messages[i - 1].uid >=
		    old->messages[o - 1].uid)) {
			i--;
			if (o > 0 && b->messages[i].uid ==
			    old->messages[o - 1].uid)
				o--;
			to--;
			b->messages[to] = b->messages[i];
			b->places[to] = b->places[i];
			b->vsizes[to] = b->vsizes[i];
			b->dates[to] = b->dates[i];
			continue;
		}
		o--;
		to--;
		b->messages[to] = old->messages[o];
		b->messages[to].gone = true;
		b->places[to] = (struct boxstate_place){ 0 };
		b->vsizes[to] = old->vsizes[o];
		b->dates[to] = old->dates[o];
	}
}
