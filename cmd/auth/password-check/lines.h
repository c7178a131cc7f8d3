/* lines - what password-check(8) and the authenticator say to one another, on
 * descriptors 0 and 1. Both sides speak in turn. One fixed buffer: passwords go
 * through it, and its owner wipes it.
 * SPDX-License-Identifier: ISC */
#ifndef LINES_H
#define LINES_H

#include <stddef.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define LINES_BYTES_MAX 12300        /* RFC 4954 4, and a word before it */
#define LINES_MAX 200                /* of one login */

struct lines {
	struct err *err;             /* what went wrong, when -1 is returned */
	size_t n, start, end;
	char in[16384];
};

/* The next line, without its end: 0, or -1. */
MUST_USE int lines_read(struct lines *l, struct span *line);
/* "code a [b]", both in base64: 0, or -1. */
MUST_USE int lines_say(struct lines *l, int code, struct span a,
    struct span b);
/* "code text" */
MUST_USE int lines_say_words(struct lines *l, int code, const char *text);

#endif
