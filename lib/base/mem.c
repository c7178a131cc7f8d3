/* mem - see mem.h. The hook is the one variable that this library keeps: it
 * stands for the process, as errno does.
 * SPDX-License-Identifier: ISC */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

static void (*exhausted)(void);

void
mem_on_exhaustion(void (*hook)(void))
{
	exhausted = hook;
}

static void *
checked(void *p)
{
	if (p == NULL) {
		if (exhausted != NULL)
			exhausted();
		_exit(EX_TEMPFAIL);
	}
	return p;
}

void *
mem_alloc(size_t n)
{
	return checked(malloc(n == 0 ? 1 : n));
}

void *
mem_zero(size_t count, size_t size)
{
	if (count == 0 || size == 0)
		count = size = 1;
	return checked(calloc(count, size));
}

void *
mem_resize(void *p, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		return checked(NULL);
	return checked(realloc(p, count * size == 0 ? 1 : count * size));
}

char *
mem_string(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(mem_alloc(n), s, n);
}
