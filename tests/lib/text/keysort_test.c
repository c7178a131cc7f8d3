/* keysort: as qsort(3) does with the same keys, and stable.
 * SPDX-License-Identifier: ISC */
#include "text/keysort.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "tap.h"

#define MANY 1000

static char bytes[MANY][40];

static int
by_key(const void *a, const void *b)
{
	const struct keysort *x = a, *y = b;
	int d = span_cmp(x->key, y->key);

	return d != 0 ? d : x->what < y->what ? -1 : x->what > y->what;
}

/* Keys of letters a to b and NULs behind `start`, at most `most` of them. */
static bool
is_right(size_t n, const char *start, size_t most, unsigned letters)
{
	static struct keysort a[MANY], b[MANY];
	size_t i, k, from = strlen(start);

	for (i = 0; i < n; i++) {
		size_t more = most == 0 ? 0 : (size_t)rand() % (most + 1);

		memcpy(bytes[i], start, from);
		for (k = 0; k < more; k++)
			bytes[i][from + k] = (char)((unsigned)rand() % letters);
		a[i] = b[i] = (struct keysort){ span_of(bytes[i], from + more),
			0, (uint32_t)i };
	}
	keysort(a, n);
	qsort(b, n, sizeof(*b), by_key);
	for (i = 0; i < n; i++)
		if (a[i].what != b[i].what)
			return false;
	return true;
}

int
main(void)
{
	srand(1);
	tap_ok(is_right(0, "", 0, 1), "nothing");
	tap_ok(is_right(1, "x", 0, 1), "one");
	tap_ok(is_right(2, "", 1, 2), "two");
	tap_ok(is_right(MANY, "", 0, 1), "all empty");
	tap_ok(is_right(MANY, "same", 0, 1), "all the same");
	tap_ok(is_right(MANY, "", 3, 2), "few, with NULs");
	tap_ok(is_right(MANY, "subject ", 9, 256), "a common start");
	tap_ok(is_right(MANY, "subject ", 30, 2), "long ones");
	tap_ok(is_right(MANY - 1, "", 12, 256), "any bytes");
	return tap_done();
}
