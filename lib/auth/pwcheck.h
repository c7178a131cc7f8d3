/* pwcheck - does this password match this verifier? Asked of password-check(8),
 * a child without privileges, so that OpenSSL and libcrypt are loaded only by a
 * connection that logs in, and never by a process that can become anyone.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_PWCHECK_H
#define AUTH_PWCHECK_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define PWCHECK_VERIFIER_MAX 1000
#define PWCHECK_TIMEOUT_MS 20000
/* Whoever it runs as when we are root: nobody else's id, because processes of
 * one user can look into one another. */
#define PWCHECK_ID 65532

/* `program` is the path of password-check; `verifier` as {SCHEME}data. 1 match,
 * 0 none, -1 with err (ERR_TEMP) when it cannot be told: a scheme that is not
 * supported, a damaged verifier, no process. */
MUST_USE int pwcheck_run(const char *program, struct span verifier,
    struct span password, struct err *err);

#endif
