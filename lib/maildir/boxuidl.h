/* boxuidl - POP3 unique ids that are laid down for the messages of a box, so
 * that no change of template or server makes a client fetch its mail anew.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXUIDL_H
#define MAILDIR_BOXUIDL_H

#include "base/attr.h"
#include "maildir/box.h"

/* Lay down ids[i] for message i of the box, where p is not NULL and none has
 * been laid down before: durable on return. 0, or -1 with err. */
MUST_USE int boxuidl_lay(struct box *b, const struct span *ids,
    struct err *err);

#endif
