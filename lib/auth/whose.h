/* whose - whose password, and whose mailbox: from the names that a mechanism
 * has been told to the users whom a backend knows, and whether they may be
 * tried.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_WHOSE_H
#define AUTH_WHOSE_H

#include <stdbool.h>

#include "auth/judge.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

/* The names of a line, "who [as]" in base64; j->user is for the log: 0, or
 * -1. */
MUST_USE int whose_names(struct judge *j, struct span text, struct buf *who,
    struct buf *as);
/* Fill j->who and j->as, and look up whose mailbox it is: 1 s->user is it, 0
 * nobody of ours, -1 with j->err. */
MUST_USE int whose_find(struct judge *j, struct span who, struct span as);
/* May this user be tried? Asked of the guard, before anybody is looked up; and
 * of the backend. */
bool whose_may_try(struct judge *j, struct span who, struct span as);
bool whose_admits(struct judge *j);

#endif
