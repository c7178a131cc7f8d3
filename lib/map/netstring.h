/* netstring - "LENGTH:BYTES,", by which socketmap frames what it says; eaten as
 * it comes. Strict, since the length moves all that follows: digits without a
 * leading zero, and the comma where it must be.
 * SPDX-License-Identifier: ISC */
#ifndef MAP_NETSTRING_H
#define MAP_NETSTRING_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

struct netstring {
	struct buf bytes;                /* its max is the longest one taken */
	size_t length;
	unsigned digits;
	enum netstring_state {
		NETSTRING_LENGTH,        /* in the number */
		NETSTRING_BYTES,         /* `length` more are wanted */
		NETSTRING_GIVEN,         /* it was handed out: begin another */
	} state;
};

void netstring_init(struct netstring *n, size_t max);
void netstring_done(struct netstring *n);
/* Eat from `in`: 1 one is complete, in n->bytes, until the next call; 0 all was
 * eaten; -1 with err: ERR_LIMIT it is longer than the maximum, which is known
 * before a byte of it is kept; ERR_PROTO it is none. */
MUST_USE int netstring_feed(struct netstring *n, struct span in,
    size_t *used_out, struct err *err);
/* Is it between two of them? */
bool netstring_is_between(const struct netstring *n);
/* Add one that holds these bytes. */
void netstring_add(struct buf *out, struct span bytes);

#endif
