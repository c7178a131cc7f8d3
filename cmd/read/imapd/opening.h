/* opening - what a session opens before the first byte of its client: the
 * account or --maildir, the trees of mailboxes; then it confines itself to
 * them.
 * SPDX-License-Identifier: ISC */
#ifndef OPENING_H
#define OPENING_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

struct session;

/* Whose mail? 1 a hand-over's, its unread bytes in *unread; 0 --maildir's; -1
 * with err. The Maildir's path is added to `path`. */
MUST_USE int opening_who(struct session *s, struct buf *path,
    struct buf *unread, struct err *err);
/* Open the mailboxes, and nothing else any more: 0 or -1 with err. */
MUST_USE int opening_trees(struct session *s, const char *path,
    struct err *err);

#endif
