/* report - a delivery status notification (RFC 3464, 6533) out of a queue file.
 *
 *     multipart/report
 *       text/plain                          the template, filled in
 *       message/delivery-status             for programs
 *       message/rfc822 or text/rfc822-headers
 *
 * Everything remote hosts and senders said is printable ASCII here, or UTF-8
 * where an address is.
 * SPDX-License-Identifier: ISC */
#ifndef REPORT_H
#define REPORT_H

#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "mime/header.h"
#include "queue/notify.h"
#include "queue/queuefile.h"

#define REPORT_RCPTS_MAX 1000        /* in one report; the rest is counted */

struct report {
	const struct queuefile *q;
	const struct header *header;         /* of the message */
	struct span body;                    /* of it, when `whole` */
	bool whole;                          /* return header and body */
	enum notify_kind kind;
	const char *id, *hostname;
	struct span template;
	const char *to;                      /* the path, without brackets */
	int64_t now, until;                  /* until: next expiry, or 0 */
	bool utf8;                           /* an address needs it */
};

/* Is this recipient in it? */
bool report_has(const struct report *r, const struct queuefile_rcpt *rcpt);
/* The whole message, LF line ends. */
void report_write(struct buf *out, const struct report *r);

/* status.c: the machine-readable part */
void report_status(struct buf *out, const struct report *r);
/* text.c: the fields on top and the part for people */
void report_top(struct buf *out, const struct report *r, const char *boundary);
void report_text(struct buf *out, const struct report *r);
/* Printable ASCII; other bytes are '?', UTF-8 stays where `utf8`. */
void report_safe(struct buf *out, struct span s, bool utf8);

#endif
