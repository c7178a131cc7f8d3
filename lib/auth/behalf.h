/* behalf - what an asker with several clients of its own says between them:
 * whose turn it is (REMOTE), and that it is over (RSET).
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_BEHALF_H
#define AUTH_BEHALF_H

#include "auth/serve.h"
#include "base/span.h"

/* The asker speaks for a client whose address nothing here can know, since what
 * it has is a Unix socket: it says whose, "-" where it does not know either.
 * Refused where the address is known. Replies. */
void behalf_remote(struct serve *s, struct span address);
/* Forget who has logged in; failures stay counted. Replies. */
void behalf_rset(struct serve *s);

#endif
