/* sift - one pass over a text for several keys. The text comes in any pieces;
 * a key is found within one text and never across a border.
 * Memory: SIFT_WINDOW and twice the longest key.
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_SIFT_H
#define TEXT_SIFT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"
#include "text/fold.h"
#include "text/match.h"

#define SIFT_WINDOW 65536
#define SIFT_KEYS_MAX 64

struct sift {
	struct match *keys[SIFT_KEYS_MAX];
	bool found[SIFT_KEYS_MAX];
	size_t n;
	size_t open;             /* keys that are not found yet */
	size_t keep;             /* bytes of the window that the next may
	                          * need */
	struct buf window;
	struct fold fold;
};

void sift_init(struct sift *s);
void sift_done(struct sift *s);
/* Another key, before the text begins: its number, or -1 when there are
 * SIFT_KEYS_MAX. */
int sift_key(struct sift *s, struct match *key);
/* Begin another text; nothing is found but empty keys. */
void sift_reset(struct sift *s);
void sift_feed(struct sift *s, struct span text);
/* Here one text ends, and another may follow. */
void sift_border(struct sift *s);
/* No more comes: found[] is as it will be. */
void sift_end(struct sift *s);

#endif
