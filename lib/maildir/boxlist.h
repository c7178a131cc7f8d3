/* boxlist - the list of messages in a box, made anew and then compared with the
 * one before, which tells the caller what changed.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXLIST_H
#define MAILDIR_BOXLIST_H

#include "maildir/boxstate.h"

struct boxlist {
	struct box_message *messages;
	struct boxstate_place *places;
	uint64_t *vsizes;
	int64_t *dates;
	size_t n;
	struct buf infos;
};

/* Take the box's list away and give it an empty one with room for `room`
 * messages; boxlist_free, or boxlist_restore, when that came to nothing. */
void boxlist_take(struct box *b, size_t room, struct boxlist *old);
void boxlist_free(struct boxlist *old);
void boxlist_restore(struct box *b, struct boxlist *old);

/* Tell what makes the box's list differ from `old`; \Recent, sizes and dates of
 * what is in both come along. `anew`: they have nothing in common. */
void boxlist_compare(struct box *b, const struct boxlist *old, bool anew,
    struct box_changes *changes);

/* Leave out what this box has expunged, and tell of it. */
void boxlist_drop_gone(struct box *b, struct box_changes *changes);
/* Put what is only in `old`, n_gone messages, back into the box's list, as
 * gone. */
void boxlist_hold_gone(struct box *b, const struct boxlist *old,
    size_t n_gone);

#endif
