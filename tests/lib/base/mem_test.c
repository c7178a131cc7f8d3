/* mem: mem_copy copies all bytes and no other.
 * SPDX-License-Identifier: ISC */
#include "base/mem.h"

#include <stdbool.h>
#include <string.h>

#include "tap.h"

#define MOST 300
#define ROOM 16                      /* on both sides */

static bool
copies(size_t n, size_t from_at, size_t to_at)
{
	char from[MOST + 2 * ROOM], to[sizeof(from)], expected[sizeof(from)];
	size_t i;

	for (i = 0; i < sizeof(from); i++)
		from[i] = (char)(i * 7 + 1);
	memset(to, '#', sizeof(to));
	memset(expected, '#', sizeof(expected));
	for (i = 0; i < n; i++)
		expected[to_at + i] = from[from_at + i];
	mem_copy(to + to_at, from + from_at, n);
	return memcmp(to, expected, sizeof(to)) == 0;
}

int
main(void)
{
	bool good = true;
	size_t n, k;

	for (n = 0; n <= MOST; n++)
		for (k = 0; k < ROOM * ROOM; k++)
			good &= copies(n, k / ROOM, k % ROOM);
	tap_ok(good, "every length, from and to every place");
	mem_copy(NULL, NULL, 0);
	tap_ok(true, "nothing from nowhere");
	return tap_done();
}
