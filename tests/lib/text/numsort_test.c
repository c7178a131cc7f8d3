/* numsort: as qsort(3) does with the same numbers, and stable.
 * SPDX-License-Identifier: ISC */
#include "text/numsort.h"

#include <stdbool.h>
#include <stdlib.h>

#include "tap.h"

#define MANY 3000

static int
by_key(const void *a, const void *b)
{
	const struct numsort *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->what < y->what ? -1 : x->what > y->what;
}

static uint64_t
random64(void)
{
	return (uint64_t)rand() << 42 ^ (uint64_t)rand() << 21 ^
	    (uint64_t)rand();
}

/* n numbers of which only the bits of `mask` are not those of `same`. */
static bool
is_right(size_t n, uint64_t mask, uint64_t same)
{
	static struct numsort a[MANY], b[MANY];
	size_t i;

	for (i = 0; i < n; i++)
		a[i] = b[i] = (struct numsort){ (random64() & mask) |
		    (same & ~mask), (uint32_t)i };
	numsort(a, n);
	qsort(b, n, sizeof(*b), by_key);
	for (i = 0; i < n; i++)
		if (a[i].what != b[i].what || a[i].key != b[i].key)
			return false;
	return true;
}

int
main(void)
{
	srand(1);
	tap_ok(is_right(0, 0, 0), "nothing");
	tap_ok(is_right(1, 0, 7), "one");
	tap_ok(is_right(2, UINT64_MAX, 0), "two");
	tap_ok(is_right(MANY, 0, UINT64_MAX), "all the same");
	tap_ok(is_right(MANY, 1, 0), "two values");
	tap_ok(is_right(MANY, 0xff, UINT64_MAX), "one byte");
	tap_ok(is_right(MANY, 0xff00ff, 5), "bytes with one between them");
	tap_ok(is_right(MANY, UINT64_C(0xff) << 56, 0), "the highest byte");
	tap_ok(is_right(MANY - 1, UINT64_MAX, 0), "all bytes");
	return tap_done();
}
