/* seats - how many connections somebody may have at once. One file, which stays
 * empty: a seat is a lock (fcntl) on one of its bytes, held by the process that
 * has the connection. The kernel gives it back when that process ends, by
 * kill -9 too; exec keeps it, so an authenticator takes it and the session it
 * turns into has it; children do not get it.
 *
 *     byte  hash of "who" * 1024 + 0 .. n-1
 *
 * A process that closes any descriptor of the file loses its locks: the one of
 * the session is never moved (os_fds_arrange_but).
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_SEATS_H
#define AUTH_SEATS_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define SEATS_MAX 1000               /* of one "who" */
#define SEATS_FD_LOW 30              /* the descriptor is this or more */

/* Open the file, making it: its descriptor, without close-on-exec from
 * seats_keep on; or -1 with err. */
MUST_USE int seats_open(const char *path, struct err *err);
/* Let it through exec. */
MUST_USE int seats_keep(int fd, struct err *err);

/* Take one of n: 1, 0 when all are taken, -1 with err. */
MUST_USE int seats_take(int fd, struct span who, unsigned n, struct err *err);
#endif
