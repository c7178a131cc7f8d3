/* random - see random.h. getentropy(3) is in musl, glibc and the BSDs.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/random.h"

#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

void
os_random(void *p, size_t n)
{
	assert(n <= 256);
	if (getentropy(p, n) == -1)
		abort();
}
