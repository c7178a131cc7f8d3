/* pool: alignment, large requests, reset.
 * SPDX-License-Identifier: ISC */
#include "base/pool.h"

#include <stdint.h>
#include <string.h>

#include "tap.h"

int
main(void)
{
	struct pool p;
	struct span kept;
	size_t i, bad = 0;
	char *big;

	pool_init(&p);
	for (i = 1; i < 2000; i++) {
		char *got = pool_get(&p, i % 97 + 1);

		if ((uintptr_t)got % sizeof(void *) != 0 || got[i % 97] != 0)
			bad++;
		memset(got, 0xff, i % 97 + 1);
	}
	tap_ok(bad == 0, "aligned and cleared");
	big = pool_get(&p, 1 << 20);
	tap_ok(big[(1 << 20) - 1] == 0, "a megabyte at once");
	kept = pool_span(&p, SPAN("a\0b"));
	tap_is(kept, SPAN("a\0b"), "a copy");
	pool_reset(&p);
	tap_ok(p.used == 0, "reset");
	tap_ok(((char *)pool_get(&p, 100))[0] == 0, "cleared after reset");
	pool_done(&p);
	pool_reset(&p);
	tap_ok(p.blocks == NULL, "done, and reset of nothing");
	return tap_done();
}
