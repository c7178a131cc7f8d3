/* treefs - the mailboxes of LAYOUT_FS (layout.h): directories in directories,
 * of which those with a cur are mailboxes. The functions of tree.h that end in
 * the same words; names have been checked. Symbolic links are not followed on
 * any level.
 *
 * A mailbox appears with its cur, which is made last, and is gone with it: it
 * is renamed away first. What a crash leaves is a directory without cur, which
 * is listed as one that cannot be selected, as Dovecot does.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_TREEFS_H
#define MAILDIR_TREEFS_H

#include "maildir/tree.h"
#include "maildir/treelist.h"

MUST_USE int treefs_mailbox(const struct tree *t, struct span name,
    int *fd_out, struct err *err);
MUST_USE int treefs_create(const struct tree *t, struct span name,
    struct err *err);
MUST_USE int treefs_delete(const struct tree *t, struct span name,
    struct err *err);
/* One rename(2), after treemove has looked at all names: 1/0/-1. */
MUST_USE int treefs_move(const struct tree *t, struct span from,
    struct span to, struct err *err);
/* All directories, unsorted, without INBOX: 0 or -1. */
MUST_USE int treefs_list(const struct tree *t, struct treelist *l,
    struct err *err);

#endif
