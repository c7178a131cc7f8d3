/* boxgone - see boxgone.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/boxgone.h"

#include <stdlib.h>

#include "base/mem.h"

static int
by_first(const void *a, const void *b)
{
	const struct box_range *x = a, *y = b;

	return x->first < y->first ? -1 : x->first > y->first;
}

/* Ranges that touch or overlap become one. */
static size_t
join(struct box_range *r, size_t n)
{
	size_t i, kept = 0;

	qsort(r, n, sizeof(*r), by_first);
	for (i = 0; i < n; i++) {
		if (kept > 0 && r[i].first <= r[kept - 1].last + 1 &&
		    r[kept - 1].last != UINT32_MAX) {
			if (r[i].last > r[kept - 1].last)
				r[kept - 1].last = r[i].last;
		} else {
			r[kept++] = r[i];
		}
	}
	return kept;
}

static size_t
remembered(const struct index *x, uint64_t since, struct box_range *out)
{
	size_t i, n = 0;

	for (i = 0; i < x->n_gone; i++)
		if (x->gone[i].modseq > since)
			out[n++] = (struct box_range){ x->gone[i].first,
				x->gone[i].last };
	return join(out, n);
}

/* Every UID that could have been and is not. */
static size_t
gaps(const struct box *b, uint32_t least, struct box_range *out)
{
	uint32_t next = least == 0 ? 1 : least;
	size_t i, n = 0;

	for (i = 0; i < b->n; i++) {
		uint32_t uid = b->messages[i].uid;

		if (uid < next)
			continue;
		if (uid > next)
			out[n++] = (struct box_range){ next, uid - 1 };
		next = uid + 1;
		if (next == 0)
			return n;
	}
	if (b->uids.next == 0 || b->uids.next > next)
		out[n++] = (struct box_range){ next, b->uids.next - 1 };
	return n;
}

size_t
boxgone_since(struct box *b, uint64_t since, uint32_t least,
    struct box_range **out)
{
	struct index *x = &b->index;
	size_t n;

	/* An index that is not the list's own may know of expunges that the
	 * client has not been told of yet; they are told with the next sync. */
	if (x->fd == -1 || since < x->state.pruned || b->behind ||
	    index_load(x) == -1) {
		*out = mem_alloc((b->n + 1) * sizeof(**out));
		return gaps(b, least, *out);
	}
	*out = mem_alloc((x->n_gone + 1) * sizeof(**out));
	n = remembered(x, since, *out);
	index_unload(x);
	return n;
}
