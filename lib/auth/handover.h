/* handover - how an authenticator gives a session its user: a file on
 * descriptor 3, made after the login and never named, holding the account's
 * record and what the login program had already read from the client. No
 * environment can fake it.
 *
 *     HANDOVER 1 LF
 *     name=value LF ...
 *     LF
 *     unread bytes
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_HANDOVER_H
#define AUTH_HANDOVER_H

#include "auth/account.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

#define HANDOVER_FD 3
#define HANDOVER_UNREAD_MAX 65536

/* Make the file: a descriptor, close-on-exec, at offset 0; or -1 with err. */
MUST_USE int handover_write(const struct account *a, struct span unread,
    struct err *err);

/* Read it from fd: 1 and *a and the unread bytes added to *unread; 0 when fd is
 * no hand-over; -1 with err when it is a damaged one. */
MUST_USE int handover_read(int fd, struct account *a, struct buf *unread,
    struct err *err);

#endif
