/* entry - the course of a login program, whatever its protocol: from its
 * command line to the hand-over.
 * SPDX-License-Identifier: ISC */
#ifndef LOGIN_ENTRY_H
#define LOGIN_ENTRY_H

#include "base/attr.h"
#include "base/err.h"
#include "login/login.h"

/* What the protocol brings. `self` is its session. */
struct entry {
	/* The first words of the server. */
	void (*greet)(void *self);
	/* Read one command and do it; after LOGIN_GONE err is set. */
	enum login_step (*command)(void *self, struct err *err);
	/* Tell the client that the connection ends, and why. */
	void (*bye)(struct login *l, const char *text);
	/* The same when it cannot be served at all. */
	void (*unavailable)(struct login *l);
};

/* Without AUTH_FD exec `program`: that is how the session starts. With it, open
 * *l on descriptors 0 and 1 and talk to the client until it has logged in and
 * been given away, or has gone: 0, or -1 with err when it was we who could not
 * go on. What happened has been logged; login_done is the caller's. */
MUST_USE int entry_run(const struct entry *e, void *self, struct login *l,
    const struct login_limits *limits, char **program, struct err *err);

#endif
