/* treemove - give a mailbox and its children a new name.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_TREEMOVE_H
#define MAILDIR_TREEMOVE_H

#include "maildir/tree.h"

/* tree_rename. */
MUST_USE int treemove_rename(const struct tree *t, struct span from,
    struct span to, struct err *err);

/* The target is there: -1, with ERR_PERM and sys EEXIST. */
MUST_USE int treemove_exists(struct span name, struct err *err);

#endif
