/* lazymark - the file that marks a mailbox as the one where expunged messages
 * are kept (boxlazy.h), so that whoever counts quota leaves it out.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_LAZYMARK_H
#define MAILDIR_LAZYMARK_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"

#define LAZYMARK_FILE "pneumatic.lazy"

/* Has the mailbox directory open at `dir` the mark? Give it: 0, or -1 with err.
 * Take it away: 1, 0 it had none, -1 with err. */
bool lazymark_is(int dir);
MUST_USE int lazymark_set(int dir, struct err *err);
MUST_USE int lazymark_drop(int dir, struct err *err);

#endif
