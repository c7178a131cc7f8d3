/* fold - text in a form in which equal bytes mean equal text without regard to
 * case: i;unicode-casemap (casemap.h), character by character, as UTF-8. What a
 * search looks for and what it looks in are both brought into this form; then
 * the search is one of bytes.
 * A byte that is no UTF-8 becomes a character of its own, which nothing else
 * becomes, so a broken text matches itself and never the middle of a
 * character. Nothing ever becomes FOLD_BORDER, which can stand between texts.
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

#define FOLD_BORDER '\377'

#define FOLD_KNOWN 512               /* characters remembered */
#define FOLD_SHORT 14                /* bytes of one that is */

struct fold {
	uint32_t partial;        /* of a character */
	int missing;             /* its bytes to come */
	unsigned char held[4];
	int n_held;
	struct fold_known {      /* what characters became; c 0: none */
		uint32_t c;
		unsigned char n;
		char bytes[FOLD_SHORT];
	} known[FOLD_KNOWN];
};

/* All zero: struct fold f = { 0 }, or this. */
void fold_init(struct fold *f);
/* Add what `text` becomes; it may end in the middle of a character. */
void fold_feed(struct fold *f, struct span text, struct buf *out);
/* The text ends. */
void fold_end(struct fold *f, struct buf *out);

#endif
