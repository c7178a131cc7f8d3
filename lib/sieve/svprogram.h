/* svprogram - the arguments of commands that run a program: its name, which is
 * looked for in one directory of the administrator's and is never a path, and
 * a few words for it.
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVPROGRAM_H
#define SIEVE_SVPROGRAM_H

#include "sieve/svrun.h"

/* A check function for places "sS". */
MUST_USE int svprogram_check(struct svcheck *c, struct svnode *node);
/* Read both arguments and count the program: 0, or -1 with err. */
MUST_USE int svprogram_begin(struct svrun *r, const struct svnode *node,
    struct svprogram *out);

/* Name and arguments fit to be run? No slash, no leading dot or minus, no
 * control characters, SVLIMIT_PROGRAM_*. 0, or -1 with err. */
MUST_USE int svprogram_verify(const struct svprogram *p, struct err *err);

#endif
