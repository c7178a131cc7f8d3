/* session - POP3's AUTHORIZATION state (RFC 1939 4 and 7, RFC 2595 4,
 * RFC 5034): from the greeting to the hand-over.
 * SPDX-License-Identifier: ISC */
#ifndef SESSION_H
#define SESSION_H

#include "base/attr.h"
#include "base/err.h"
#include "login/login.h"

struct options {
	struct login_limits limits;
	const char *name;            /* of this host, for APOP; or NULL */
};

/* Talk to the client until it is logged in and given away, or gone: 0, or -1
 * with err when it was we who could not go on. What happened has been
 * logged. */
MUST_USE int session_run(struct login *l, const struct options *opt,
    struct err *err);
/* The one line for a client that cannot be served at all. */
void session_unavailable(struct login *l);

#endif
