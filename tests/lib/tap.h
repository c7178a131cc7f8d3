/* tap - TAP for unit tests of lib modules. Each test program is one file:
 *
 *     int main(void) { tap_ok(1 + 1 == 2, "sums"); return tap_done(); }
 * SPDX-License-Identifier: ISC */
#ifndef TAP_H
#define TAP_H

#include <stdio.h>

#include "base/span.h"

static int tap_count, tap_failed;

#define tap_ok(condition, name) \
	tap_check((condition), (name), #condition, __FILE__, __LINE__)

static inline int
tap_check(int good, const char *name, const char *what, const char *file,
    int line)
{
	tap_count++;
	if (!good)
		tap_failed++;
	printf("%s %d - %s\n", good ? "ok" : "not ok", tap_count, name);
	if (!good)
		printf("# %s:%d: %s\n", file, line, what);
	return good;
}

static inline void
tap_show(const char *label, struct span s)
{
	size_t i;

	printf("# %s: \"", label);
	for (i = 0; i < s.n; i++)
		if (s.p[i] >= ' ' && s.p[i] < 0x7f)
			putchar(s.p[i]);
		else
			printf("\\x%02x", (unsigned char)s.p[i]);
	printf("\"\n");
}

#define tap_is(got, expected, name) \
	tap_is_span((got), (expected), (name), __FILE__, __LINE__)

/* Bytes equal; both shown when not. */
static inline int
tap_is_span(struct span got, struct span expected, const char *name,
    const char *file, int line)
{
	int good = tap_check(span_eq(got, expected), name, "bytes differ", file,
	    line);

	if (!good) {
		tap_show("got", got);
		tap_show("expected", expected);
	}
	return good;
}

static inline int
tap_done(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed != 0;
}

#endif
