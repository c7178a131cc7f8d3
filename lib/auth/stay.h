/* stay - the authenticator that stays while its user's session runs, so that
 * the session can give the connection back (again.h).
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_STAY_H
#define AUTH_STAY_H

#include <sys/types.h>

#include "auth/guard.h"
#include "auth/loader.h"
#include "auth/serve.h"
#include "base/attr.h"
#include "base/err.h"

struct stay {
	bool wanted;                 /* --unauthenticate */
	char **self;                 /* this program's own command line */
};

/* After serve_run has given 1: start the session as a child and wait for it.
 * Its exit code, or -1 with err; or, when it gave the connection back, this
 * process becomes `self` again. */
MUST_USE int stay_run(const struct stay *y, struct serve *s,
    const struct loader *l, pid_t login, char *const *argv, struct err *err);

#endif
