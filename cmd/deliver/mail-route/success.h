/* success - tell the sender that a list or an alias has taken the message,
 * where nobody further on can (RFC 3461 5.2.7): a queue file whose results say
 * "expanded" or "delivered" is handed to a program, mail-bounce(8) by rights.
 * SPDX-License-Identifier: ISC */
#ifndef SUCCESS_H
#define SUCCESS_H

#include "rewrite.h"

/* Is there anything to tell? */
bool success_is_due(const struct rewrite *r);
/* The message has gone on: what goes wrong now is logged, and no more. */
void success_tell(const struct rewrite *r, int message);

#endif
