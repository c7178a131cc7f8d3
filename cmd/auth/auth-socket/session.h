/* session - Dovecot's auth-client protocol, version 1.2, the server's side. A
 * line is fields with TABs between them; in a field, 001 t is a TAB, 001 n an
 * LF, 001 r a CR, 001 0 a NUL and 001 1 a 001.
 *
 *     server  VERSION MECH ... SPID CUID COOKIE DONE
 *     client  VERSION 1 n    CPID n
 *     client  AUTH id mech service=smtp rip=... resp=base64   CONT id base64
 *             CANCEL id
 *     server  OK id user=name   FAIL id [temp] reason=...   CONT id base64
 *
 * Any number of requests may be sent without waiting for replies; they are done
 * one after another, since the authenticator answers one question at a time. So
 * of those that need a CONT only one can be open: a new AUTH ends the one
 * before.
 * SPDX-License-Identifier: ISC */
#ifndef SESSION_H
#define SESSION_H

#include "base/attr.h"
#include "base/err.h"

#define SESSION_LINE_MAX 12288
#define SESSION_WAIT_MS 150000       /* for a CONT, then it is over */
#define SESSION_FAILURES_MAX 25      /* then the client must connect anew */

/* Until the client goes: 0, or -1 with err. */
MUST_USE int session_run(int auth_fd, struct err *err);

#endif
