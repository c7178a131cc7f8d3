/* boxwalk - a box's list beside that of its index: what differs, as the items
 * of a transaction (index/indexform.h).
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXWALK_H
#define MAILDIR_BOXWALK_H

#include "maildir/boxstate.h"

#define BOXWALK_NAMES_MAX (1u << 30)

struct boxwalk {
	struct box *b;
	struct buf name;
	bool changed, differs;
	bool writes;             /* items are made, not only looked for */
	struct buf puts, gones;
	struct index_gone range; /* expunged neighbours; first 0: none */
	uint64_t modseq;
	bool middle;             /* a new message has a UID below an old one */
};

void boxwalk_init(struct boxwalk *w, struct box *b, bool writes);
void boxwalk_done(struct boxwalk *w);
/* The box's list beside the index's: both in UID order. What the index knows of
 * a message is taken over. */
void boxwalk_all(struct boxwalk *w);
/* What this box marked and expunged, as items. */
void boxwalk_own(struct boxwalk *w);

/* What the index shall know of message i; its name is in `name`. */
struct index_message boxwalk_describe(struct box *b, size_t i,
    struct buf *name);

#endif
