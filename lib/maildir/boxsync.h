/* boxsync - look at a mailbox's directories and bring its box up to date: UIDs
 * for what is new, new/ emptied into cur/, changes told. The essay is in the
 * source.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXSYNC_H
#define MAILDIR_BOXSYNC_H

#include "maildir/boxstate.h"

/* box_sync. */
MUST_USE int boxsync_run(struct box *b, struct box_changes *changes,
    struct err *err);
/* The same for a box that has told its counts and whose index then turned out
 * to be damaged: `validity` in *changes when they were not true. */
MUST_USE int boxsync_again(struct box *b, struct box_changes *changes,
    struct err *err);

#endif
