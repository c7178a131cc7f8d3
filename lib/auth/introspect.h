/* introspect - whose is this token? Asked of a program of the administrator's,
 * who asks the issuer (RFC 7662) or knows by himself: the token on its standard
 * input, and nowhere else; on its standard output the user's name, in one line.
 * Exit code 0: so it is; 1: it is not valid; any other: that cannot be told.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_INTROSPECT_H
#define AUTH_INTROSPECT_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define INTROSPECT_TIMEOUT_MS 15000
/* Whoever it runs as when we are root: nobody else's id. */
#define INTROSPECT_ID 65530

/* 1 and the name is added to *user, 0, or -1 with err ERR_TEMP. */
MUST_USE int introspect_run(const char *program, struct span token,
    struct buf *user, struct err *err);

#endif
