/* say - MAIL and RCPT, with the parameters that the server knows, and the
 * message.
 * SPDX-License-Identifier: ISC */
#ifndef SAY_H
#define SAY_H

#include "session.h"

/* Must the server offer SMTPUTF8? */
bool say_needs_utf8(const struct session *s);
/* The commands; `i` is the transaction's first recipient, and a recipient. */
void say_mail(const struct session *s, size_t i, struct buf *out);
void say_rcpt(const struct session *s, size_t i, struct buf *out);
/* The message with its end, or as one chunk: 0, or -1 with err, and then it has
 * no end: the connection is of no more use. */
MUST_USE int say_message(struct session *s, struct err *err);

#endif
