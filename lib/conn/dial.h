/* dial - connect to a server of this machine or a near one, in time:
 *
 *     unix:/path    inet:ADDRESS:PORT    ADDRESS:PORT    [2001:db8::1]:PORT
 *
 * Addresses are numbers, and "localhost" is 127.0.0.1: no resolver is asked.
 * SPDX-License-Identifier: ISC */
#ifndef CONN_DIAL_H
#define CONN_DIAL_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

/* Can it be connected to, by its form? 0, or -1 with err (ERR_USAGE). */
MUST_USE int dial_check(struct span target, struct err *err);
/* A connected, non-blocking, close-on-exec socket; or -1 with err. */
MUST_USE int dial_open(struct span target, int timeout_ms, struct err *err);

#endif
