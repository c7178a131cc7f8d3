/* session - IMAP before authentication (RFC 9051 6.1 and 6.2): from the
 * greeting to the hand-over.
 * SPDX-License-Identifier: ISC */
#ifndef SESSION_H
#define SESSION_H

#include "base/attr.h"
#include "base/err.h"
#include "login/login.h"

struct options {
	struct login_limits limits;
	const char *capability;      /* further words, or NULL */
};

/* Talk to the client until it is logged in and given away, or gone: 0, or -1
 * with err when it was we who could not go on. What happened has been
 * logged. */
MUST_USE int session_run(struct login *l, const struct options *opt,
    struct err *err);
/* The one line for a client that cannot be served at all. */
void session_unavailable(struct login *l);

#endif
