/* transport - by which host a message goes on, for smtp-send(8): files of lines
 *
 *     example.org        smtp:[mail.example.org]:25    [ ] means no MX
 *     .example.org       mx                            all domains below it
 *     lists.example.org  lmtp:[127.0.0.1]:24
 *     old.example.org    error:5.1.2 this domain has moved
 *     *                  smtp:[relay.example.net]:587
 *
 * and, by sender, joe@example.org or @example.org. A recipient's line counts before
 * a sender's, and that before "*".
 * SPDX-License-Identifier: ISC */
#ifndef TRANSPORT_H
#define TRANSPORT_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "smtp/envelope.h"

#define TRANSPORT_FILE_MAX (16u << 20)
#define TRANSPORT_ROUTE_MAX 300          /* of one host */

/* The files are read and checked: 0, or -1 with err. */
MUST_USE int transport_check(const char *file, struct err *err);

/* What SMTP_ROUTE shall be for this envelope: 1 and *route, 0 the hosts of the
 * domain, -1 with err: ERR_PERM, the map refuses; ERR_TEMP, the recipients have
 * different ones, or a file is wrong. Either file may be NULL. */
MUST_USE int transport_find(const char *recipients, const char *senders,
    const struct envelope *e, struct buf *route, struct err *err);

/* Set SMTP_ROUTE to that, if it is not set: what was said by hand about this
 * message (queue-list --route) stands. No recipients: nothing. 0, or -1. */
MUST_USE int transport_set(const char *recipients, const char *senders,
    const struct envelope *e, struct err *err);

#endif
