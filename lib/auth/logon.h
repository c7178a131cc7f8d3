/* logon - the AUTH command of the authentication conversation: a SASL exchange
 * that ends in 235, or in one and the same 535 whatever was wrong.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_LOGON_H
#define AUTH_LOGON_H

#include "auth/serve.h"
#include "base/attr.h"
#include "base/span.h"

/* `args`: mechanism [initial]. Replies; on success s->login and s->user are
 * set. 0, or -1 when the asker has gone. */
MUST_USE int logon_run(struct serve *s, struct span args);

#endif
