/* fate - what becomes of a mailbox's entries (annotation.h) when the mailbox
 * goes or is renamed. A RENAME needs nothing done: they are kept by an id that
 * stays. But INBOX stays too.
 * SPDX-License-Identifier: ISC */
#ifndef FATE_H
#define FATE_H

#include "base/attr.h"
#include "base/span.h"
#include "place.h"

struct session;

/* The mailbox of that id is no more: its entries go. What cannot be removed
 * stays, of no use to anyone. */
void fate_forget(struct session *s, const struct place *place,
    struct span guid);
/* RENAME of INBOX: the new mailbox has its entries too, but not its special
 * use, nor the server's. 0, or -1 with s->err. */
MUST_USE int fate_copy_inbox(struct session *s, const struct tree *tree,
    struct span to);

#endif
