/* keysort - see keysort.h. What all keys begin with is left out; of the rest
 * eight bytes are compared as a number, and the others only where these are the
 * same. Merged from the bottom up, with memory for the list once more.
 * SPDX-License-Identifier: ISC */
#include "text/keysort.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* How many bytes all keys begin with. */
static size_t
common(const struct keysort *list, size_t n)
{
	size_t i, k, same = n == 0 ? 0 : list[0].key.n;

	for (i = 1; i < n && same > 0; i++) {
		struct span key = list[i].key;

		if (same > key.n)
			same = key.n;
		for (k = 0; k < same && key.p[k] == list[0].key.p[k]; k++)
			;
		same = k;
	}
	return same;
}

/* A shorter key comes before a longer one that goes on with zeros: by what
 * compare does then. */
static uint64_t
start_of(struct span rest)
{
	uint64_t start = 0;
	size_t i;

	for (i = 0; i < sizeof(start); i++)
		start = start << 8 | (i < rest.n ? (unsigned char)rest.p[i] :
		    0);
	return start;
}

static bool
is_behind(const struct keysort *a, const struct keysort *b)
{
	if (a->start != b->start)
		return a->start > b->start;
	return span_cmp(a->key, b->key) > 0;
}

static void
merge(const struct keysort *from, struct keysort *to, size_t low, size_t mid,
    size_t high)
{
	size_t i = low, k = mid, at;

	for (at = low; at < high; at++)
		to[at] = k == high || (i < mid &&
		    !is_behind(&from[i], &from[k])) ? from[i++] : from[k++];
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

void
keysort(struct keysort *list, size_t n)
{
	struct keysort *other = mem_alloc((n + 1) * sizeof(*other));
	struct keysort *from = list, *to = other, *swap;
	size_t i, width, same = common(list, n);

	for (i = 0; i < n; i++)
		list[i].start = start_of(span_from(list[i].key, same));
	for (width = 1; width < n; width *= 2) {
		for (i = 0; i < n; i += 2 * width)
			merge(from, to, i, least(i + width, n),
			    least(i + 2 * width, n));
		swap = from;
		from = to;
		to = swap;
	}
	if (from != list)
		memcpy(list, from, n * sizeof(*list));
	free(other);
}
