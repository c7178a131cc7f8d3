/* match - is this text in that one, without regard to case? Both are UTF-8; the
 * haystack comes in any pieces. Linear in its length (Knuth, Morris, Pratt);
 * memory is that of the key. Case and form as i;unicode-casemap (casemap.h).
 * Bytes that are not UTF-8 match themselves.
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_MATCH_H
#define TEXT_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"
#include "base/span.h"

struct match {
	uint32_t *key;           /* folded characters */
	size_t *fail;            /* where to go on after a mismatch */
	size_t n;
	size_t at;               /* matched so far */
	bool found;
	uint32_t partial;        /* of a character */
	int missing;             /* its bytes to come */
	unsigned char held[4];
	int n_held;
};

/* The key's tables are taken from `pool`. An empty key is found at once. */
void match_init(struct match *m, struct pool *pool, struct span key);
/* Begin another haystack. */
void match_reset(struct match *m);
/* True once it has been found. */
bool match_feed(struct match *m, struct span text);

#endif
