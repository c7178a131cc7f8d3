/* mem - see mem.h. The hook is the one variable that this library keeps: it
 * stands for the process, as errno does.
 * SPDX-License-Identifier: ISC */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#define SHORT 96                     /* bytes; from here on memcpy is faster */

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

static void
copy8(char *to, const char *from)
{
	uint64_t w;

	memcpy(&w, from, sizeof(w));
	memcpy(to, &w, sizeof(w));
}

/* Words of eight bytes; the last one goes over some of the one before it again.
 * So do smaller ones where there is no such word. */
void
mem_copy(void *to, const void *from, size_t n)
{
	const char *f = from;
	char *t = to;
	uint32_t first, last;
	size_t at;

	if (n >= SHORT) {
		memcpy(t, f, n);
	} else if (n >= 8) {
		for (at = 0; at + 8 < n; at += 8)
			copy8(t + at, f + at);
		copy8(t + n - 8, f + n - 8);
	} else if (n >= 4) {
		memcpy(&first, f, 4);
		memcpy(&last, f + n - 4, 4);
		memcpy(t, &first, 4);
		memcpy(t + n - 4, &last, 4);
	} else if (n > 0) {
		t[0] = f[0];
		t[n / 2] = f[n / 2];
		t[n - 1] = f[n - 1];
	}
}

char *
mem_string(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(mem_alloc(n), s, n);
}
