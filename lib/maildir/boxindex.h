/* boxindex - a box and its index (index/index.h): opening from it, and telling
 * it what was found or done, from which modification sequences come.
 *
 * What this box does itself is written as "not trusted": somebody else may have
 * changed a directory in the same moment, which its time then does not show.
 * The next look at the directories settles it.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXINDEX_H
#define MAILDIR_BOXINDEX_H

#include "maildir/boxlist.h"

/* Is the index at the state that the directories are in? Then the box has its
 * counts, and is lazy. */
bool boxindex_open(struct box *b);
/* The messages of a lazy box: 0, or -1 when the index is damaged (the box is
 * lazy no more, and has none). */
MUST_USE int boxindex_load(struct box *b);
/* After others' changes: does a newer index tell of the directories as they are
 * now? Then the box has its list, and `old` what was before. */
bool boxindex_adopt(struct box *b, const struct boxstate_stamp *cur,
    const struct boxstate_stamp *new, struct boxlist *old);

enum boxindex_news {
	BOXINDEX_NOTHING,
	BOXINDEX_STAMPS,         /* to be written when it costs nothing */
	BOXINDEX_CHANGES,        /* modification sequences are to be given */
};

/* After a look at the directories: give the messages the modification sequences
 * that the index has for them, and 0 to those that changed. */
enum boxindex_news boxindex_compare(struct box *b, bool trusted);
/* Give those a new one, and write it down when the lock is held (failing to
 * does no harm but to who resynchronises). */
void boxindex_settle(struct box *b, bool trusted);

/* Under the lock: this box's marks and expunges. */
void boxindex_commit(struct box *b);
/* Sizes and dates that were learned, if the lock is free. */
void boxindex_save_learned(struct box *b);

/* Counts of the messages in memory. */
void boxindex_count(const struct box *b, struct index_state *out);

#endif
