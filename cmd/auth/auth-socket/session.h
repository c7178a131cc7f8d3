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
 * The authenticator answers one question at a time: what comes while another
 * request waits for its client is kept, up to SESSION_QUEUE_MAX bytes, and
 * taken up in its order.
 * SPDX-License-Identifier: ISC */
#ifndef SESSION_H
#define SESSION_H

#include "base/attr.h"
#include "base/err.h"

#define SESSION_LINE_MAX 12288
#define SESSION_QUEUE_MAX 65536
#define SESSION_WAIT_MS 150000       /* for a CONT, then it is over */
#define SESSION_FAILURES_MAX 25      /* then the client must connect anew */

/* Until the client goes: 0, or -1 with err. */
MUST_USE int session_run(int auth_fd, struct err *err);

#endif
