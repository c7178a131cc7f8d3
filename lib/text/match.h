/* match - is this text in that one? Both are folded (fold.h), so it is a search
 * of bytes. Linear in the length of the text, whatever both are.
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_MATCH_H
#define TEXT_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"
#include "base/span.h"

struct match {
	struct pool *pool;
	struct span key;         /* folded */
	size_t *fail;            /* KMP's: made when it is needed */
	uint16_t skip[256];      /* Horspool's: how far the key moves on when
	                          * its last byte falls on that one */
};

/* The key, not folded yet; what it becomes is taken from `pool`. */
void match_init(struct match *m, struct pool *pool, struct span key);
/* An empty key is in every text. */
bool match_in(struct match *m, struct span folded);

#endif
