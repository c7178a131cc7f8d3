/* boxmark - change one message of a box: flags, removal. The functions of box.h
 * that end in the same words.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXMARK_H
#define MAILDIR_BOXMARK_H

#include "maildir/boxstate.h"

/* Before a change: may there be one, and the lock. `strict`: what is to be
 * written needs the lock, and room. */
MUST_USE int boxmark_begin(struct box *b, bool strict, struct err *err);

MUST_USE int boxmark_flags(struct box *b, size_t i,
    const struct flags_change *change, struct err *err);
MUST_USE int boxmark_is_current(struct box *b, size_t i, struct err *err);
MUST_USE int boxmark_expunge(struct box *b, size_t i, struct err *err);

#endif
