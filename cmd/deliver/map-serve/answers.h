/* answers - what map-serve says of a key, for each map that it offers:
 *
 *     mailbox     an account's address: the address
 *     recipient   all that is taken here, aliases and lists too: the address
 *     access      "550 5.1.1 ..." or "552 5.2.2 ..." of whom is not (access(5))
 *     alias       what the address stands for, with commas between
 *     login       whose address it is: the name that they log in with
 *     domain      one of ours: the domain
 *     transport   by which way mail for the address or domain goes on
 *     relayhost   the same, of a sender: "[host]:port"
 *
 * SPDX-License-Identifier: ISC */
#ifndef ANSWERS_H
#define ANSWERS_H

#include "auth/ask.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/option.h"
#include "route/route.h"
#include "route/transport.h"

struct answers {
	struct ask *ask;                 /* the authenticator, or NULL */
	struct route route, ours;
	struct transport transport;
};

/* For socketserve; self is an answers. */
MUST_USE int answers_find(void *self, struct span name, struct span key,
    struct buf *value, struct err *err);
/* Is there an account for the address? For route_hooks; self is an answers. */
MUST_USE int answers_account(void *self, struct span address,
    struct err *err);

#endif
