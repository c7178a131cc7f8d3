/* boxopen - a mailbox from its directory, with the first look at what is in it,
 * and back. boxstate.h has the inside.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXOPEN_H
#define MAILDIR_BOXOPEN_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "maildir/box.h"

/* As box_open: 1, 0 there is none, -1 with err. */
MUST_USE int boxopen(const struct tree *t, struct span name, unsigned how,
    struct box **out, struct err *err);
/* As box_close. */
void boxopen_undo(struct box *b);

#endif
