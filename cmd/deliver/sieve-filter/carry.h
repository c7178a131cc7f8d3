/* carry - carry out a plan.
 *
 *     1. redirects, each by a child that must succeed
 *     2. where mailboxes get different flags, or the message before and after a
 *        filter: all but one run of the deliverer, each by a child
 *     3. the exec of the deliverer with all other mailboxes at once
 *
 * A temporary failure in 1 or 2 ends with 75, before 3 has happened; a
 * redirect that is refused for good is kept instead.
 * SPDX-License-Identifier: ISC */
#ifndef CARRY_H
#define CARRY_H

#include "base/attr.h"
#include "base/err.h"
#include "evaluate.h"

/* Does not return when it execs. 0 when nothing is left to deliver; -1 with
 * err. */
MUST_USE int carry_out(struct evaluation *e, struct err *err);

/* Without a program: print the plan, one action a line. 0 or -1. */
MUST_USE int carry_print(const struct evaluation *e, struct err *err);

#endif
