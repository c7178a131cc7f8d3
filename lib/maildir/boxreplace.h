/* boxreplace - one message in place of another (RFC 8508), by box_replace.
 *
 *     state  new message   old message   how it comes about
 *     R0     tmp/          there
 *     R1     there         there         link, fsync, uid list
 *     R2     there         -             unlinkat of the old one
 *     R3     there         -             fsync of its directory
 *
 * A crash in R1 leaves both, and nobody was told; at no time is neither there.
 * When the old one cannot be removed, or has gone, the new one is taken back.
 * In one mailbox all of it happens under one lock; over two, one after the
 * other, since who held both could wait for ever.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXREPLACE_H
#define MAILDIR_BOXREPLACE_H

#include "maildir/boxstate.h"

MUST_USE int boxreplace_message(struct box *from, size_t i, struct box *to,
    struct save *save, uint32_t *uid_out, struct err *err);

#endif
