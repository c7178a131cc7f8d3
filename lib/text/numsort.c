/* numsort - see numsort.h.
 * SPDX-License-Identifier: ISC */
#include "text/numsort.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define BYTES 8
#define VALUES 256

static bool
is_sorted(const struct numsort *list, size_t n)
{
	size_t i;

	for (i = 1; i < n; i++)
		if (list[i - 1].key > list[i].key)
			return false;
	return true;
}

/* How often each byte has each value, in one pass. */
static void
count(const struct numsort *list, size_t n, size_t counts[BYTES][VALUES])
{
	size_t i, k;

	memset(counts, 0, sizeof(counts[0]) * BYTES);
	for (i = 0; i < n; i++)
		for (k = 0; k < BYTES; k++)
			counts[k][list[i].key >> k * 8 & 0xff]++;
}

static void
by_byte(const struct numsort *from, struct numsort *to, size_t n, size_t k,
    size_t counts[VALUES])
{
	size_t i, start = 0;

	for (i = 0; i < VALUES; i++) {
		size_t here = counts[i];

		counts[i] = start;
		start += here;
	}
	for (i = 0; i < n; i++)
		to[counts[from[i].key >> k * 8 & 0xff]++] = from[i];
}

void
numsort(struct numsort *list, size_t n)
{
	size_t counts[BYTES][VALUES], k;
	struct numsort *other, *from = list, *to, *swap;

	if (is_sorted(list, n))
		return;
	other = to = mem_alloc(n * sizeof(*other));
	count(list, n, counts);
	for (k = 0; k < BYTES; k++) {
		if (counts[k][list[0].key >> k * 8 & 0xff] == n)
			continue;
		by_byte(from, to, n, k, counts[k]);
		swap = from;
		from = to;
		to = swap;
	}
	if (from != list)
		memcpy(list, from, n * sizeof(*list));
	free(other);
}
