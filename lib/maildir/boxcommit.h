/* boxcommit - the end of a change of a mailbox: durable, counted, unlocked.
 * boxstate.h has the inside.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXCOMMIT_H
#define MAILDIR_BOXCOMMIT_H

#include "base/attr.h"
#include "base/err.h"
#include "maildir/box.h"

/* 0, or -1 with err; the mailbox is unlocked in any case. */
MUST_USE int boxcommit_run(struct box *b, struct err *err);

#endif
