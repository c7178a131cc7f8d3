/* logon - the commands AUTH, APOP and what prepares them: a SASL exchange
 * between the asker and password-check(8), which ends in 235, or in one and the
 * same 535 whatever was wrong.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_LOGON_H
#define AUTH_LOGON_H

#include "auth/judge.h"
#include "auth/serve.h"
#include "base/attr.h"
#include "base/span.h"

/* `args`: mechanism [initial]. Replies; on success s->login and s->user are
 * set. 0, or -1 when the asker has gone. */
MUST_USE int logon_run(struct serve *s, struct span args);

/* RFC 1939 7, `args`: timestamp user digest; otherwise as logon_run. */
MUST_USE int logon_apop(struct serve *s, struct span args);

/* A user and a password that came another way, as PLAIN: JUDGE_YES and s->user,
 * or why not, which has been logged. */
MUST_USE enum judge_end logon_password(struct serve *s, struct span user,
    struct span password);

#endif
