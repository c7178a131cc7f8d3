/* seqset - a set of message numbers as IMAP writes it: "1:4,7,9:*" (RFC 9051
 * 9). Kept as sorted, disjoint, non-touching ranges; reading n ranges costs
 * O(n log n), asking O(log n).
 * SPDX-License-Identifier: ISC */
#ifndef IMAP_SEQSET_H
#define IMAP_SEQSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define SEQSET_RANGES_MAX 100000     /* as they come, before joining */

struct seqset_range {
	uint32_t first, last;
};

struct seqset {
	struct seqset_range *ranges;
	size_t n, cap;
};

void seqset_init(struct seqset *s);
void seqset_done(struct seqset *s);
void seqset_reset(struct seqset *s);

/* Parse all of `text` instead of what was there; `*` means `star`, and a set
 * that uses it of an empty mailbox (star 0) has no such number. 0, or -1 with
 * err: ERR_DATA, ERR_LIMIT. */
MUST_USE int seqset_parse(struct seqset *s, struct span text, uint32_t star,
    struct err *err);
/* Add a number larger than all before: cheap. */
void seqset_add(struct seqset *s, uint32_t n);

bool seqset_has(const struct seqset *s, uint32_t n);
/* The smallest member of at least `from`, or 0. */
uint32_t seqset_from(const struct seqset *s, uint32_t from);
/* The largest member, 0 when empty. */
uint32_t seqset_last(const struct seqset *s);
/* As a uid-set: "1:3,7"; nothing when empty. */
void seqset_write(struct buf *out, const struct seqset *s);

#endif
