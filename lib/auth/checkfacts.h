/* checkfacts - what an authenticator tells password-check(8) beside the
 * client's words: how it is started, what is known of the connection, and the
 * secret that made-up salts come from.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_CHECKFACTS_H
#define AUTH_CHECKFACTS_H

#include "auth/judge.h"
#include "base/attr.h"

/* Start j->check for j->mechanism: 0, or -1 with j->err. */
MUST_USE int checkfacts_start(struct judge *j);
/* The lines before AUTH. */
void checkfacts_send(struct judge *j);
/* The line before verifiers. */
void checkfacts_seed(struct judge *j);

#endif
