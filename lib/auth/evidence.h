/* evidence - what password-check(8) is given to judge a password by: the user's
 * verifiers, those of a master user, what is remembered, or, of somebody who
 * cannot log in, something that costs as much work and ends in no.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_EVIDENCE_H
#define AUTH_EVIDENCE_H

#include <stdbool.h>

#include "auth/judge.h"

/* Of s->user, who has been found: JUDGE_ON, or why there is none. */
enum judge_end evidence_tell(struct judge *j);
/* Of nobody: JUDGE_ON; with the backend's help, where it is the one to ask. */
enum judge_end evidence_examples(struct judge *j);
enum judge_end evidence_nobody(struct judge *j);
/* Of nobody, what a cache would remember of somebody: JUDGE_ON. */
enum judge_end evidence_recalled(struct judge *j);
/* Is it the backend's to say whether the password is right? Also for somebody
 * who does not exist: then what it says does not count. */
bool evidence_can_ask(const struct judge *j);
/* Does the mechanism show the user's own password? */
bool evidence_shows_password(const struct judge *j);

#endif
