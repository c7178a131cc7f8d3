/* ranks - texts as numbers: each one's place in the order of their bytes. 0 is
 * the empty text; the others are kept as a list, from which new ones get ranks
 * between the old without anything being made anew.
 * The list: of each text, ascending, its length in two bytes, and the text.
 * SPDX-License-Identifier: ISC */
#ifndef INDEX_RANKS_H
#define INDEX_RANKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"
#include "text/keysort.h"

#define RANKS_TEXT_MAX 1000          /* bytes of a text */

struct ranks {
	struct span *texts;      /* that of rank i + 1; in the list's bytes */
	size_t n;
};

/* Read a list, which stays the caller's: false when it is none. */
MUST_USE bool ranks_read(struct ranks *r, struct span list);
void ranks_done(struct ranks *r);

/* Make the list of those old texts that are `used` (by rank) and the `fresh`
 * ones, sorted by keysort. new_rank_out[rank] becomes the new rank of an old
 * text, for n + 1 ranks; fresh_out[i] that of fresh[i]. */
void ranks_merge(const struct ranks *r, const bool *used,
    const struct keysort *fresh, size_t n_fresh, uint32_t *new_rank_out,
    uint32_t *fresh_out, struct buf *list_out);

#endif
