/* base64 - RFC 4648 section 4.
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_BASE64_H
#define TEXT_BASE64_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

/* Add the encoding of `bytes`, padded, without line breaks. */
void base64_encode(struct buf *out, struct span bytes);

/* Add what `text` stands for: 0, or -1 when it is not strict base64: the
 * alphabet only, padding exactly where it belongs, zero bits at the end. What
 * was added before the fault stays in `out`. */
MUST_USE int base64_decode(struct buf *out, struct span text);

/* MIME's tolerant form (RFC 2045 6.8): bytes outside the alphabet are passed
 * over, missing padding is forgiven. Feed in any pieces; `state` starts
 * zero. */
struct base64_mime {
	unsigned bits;
	int n_bits;
	bool ended;
};
void base64_mime_feed(struct base64_mime *state, struct buf *out,
    struct span text);

#endif
