/* object - ids that stay (RFC 8474): of a message, whatever mailbox it is
 * copied to, from the id that copying keeps; of a mailbox, whatever it is
 * called, from its UIDVALIDITY, which no two mailboxes of a Maildir share.
 * SPDX-License-Identifier: ISC */
#ifndef OBJECT_H
#define OBJECT_H

#include "base/buf.h"
#include "maildir/box.h"

void object_email(struct buf *out, struct box *b, size_t i);
/* "MAILBOXID (id)" */
void object_mailbox(struct buf *out, const struct box *b);

#endif
