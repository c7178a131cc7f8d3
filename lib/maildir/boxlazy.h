/* boxlazy - what is expunged is kept for a while, in a mailbox of its own that
 * no quota counts (tree_keep_expunged): a second link to the file appears there
 * before the first is removed, so a crash in between keeps both. The time of
 * that link is the file's ctime, by which maildir-expire(8) ends it and
 * maildir-undelete(8) finds it. On a full disk nothing is kept, since there
 * it must be possible to make room.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXLAZY_H
#define MAILDIR_BOXLAZY_H

#include "maildir/boxstate.h"

enum boxlazy { BOXLAZY_GONE, BOXLAZY_KEPT, BOXLAZY_MOVED };

/* Before file `name` in `dir` is removed: BOXLAZY_GONE it may be removed, with
 * or without having been kept (KEPT); MOVED it has been; -1 with err. */
MUST_USE int boxlazy_keep(struct box *b, int dir, const char *name,
    struct err *err);

#endif
