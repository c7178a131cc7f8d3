/* checkpw - an authenticator as a checkpassword program, the convention of
 * cr.yp.to/checkpwd.html: user, password and timestamp, each ended by NUL, on
 * descriptor 3; argv is run as the user.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_CHECKPW_H
#define AUTH_CHECKPW_H

#include "auth/serve.h"
#include "base/attr.h"
#include "base/err.h"

#define CHECKPW_INPUT_MAX 512        /* the convention's */
#define CHECKPW_REJECTED 1
#define CHECKPW_MISUSED 2
#define CHECKPW_LATER 111

/* Execs argv; otherwise the exit code. */
MUST_USE int checkpw_run(const struct serve_options *o,
    const struct serve_backend *b, char **argv, struct err *err);

#endif
