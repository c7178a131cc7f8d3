/* ownedtree - a Maildir opened by an administrator's tool: one that is there,
 * and, for root, as the user whose it is, so that nothing in it becomes root's
 * and nothing of it can fool root.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_OWNEDTREE_H
#define MAILDIR_OWNEDTREE_H

#include "base/attr.h"
#include "base/err.h"
#include "maildir/tree.h"

/* Become the owner of the directory `path` when the process is root and the
 * owner is not, then open it in the given layout: 0, or -1 with err. */
MUST_USE int ownedtree_open(struct tree *t, const char *path,
    enum layout layout, struct err *err);

#endif
