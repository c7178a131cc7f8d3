/* proven - who needs no verifier: he has a certificate or a token, or is
 * anybody (ANONYMOUS). The lines 351 and 352 of password-check(8).
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_PROVEN_H
#define AUTH_PROVEN_H

#include "auth/judge.h"
#include "base/span.h"

/* "351 who [as]" */
enum judge_end proven_user(struct judge *j, struct span text);
/* "352 token" */
enum judge_end proven_token(struct judge *j, struct span text);

#endif
