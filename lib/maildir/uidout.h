/* uidout - writing dovecot-uidlist (uidlist.h), under its lock.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_UIDOUT_H
#define MAILDIR_UIDOUT_H

#include "maildir/uidlist.h"

/* uidlist_write, uidlist_compact, uidlist_lay. */
MUST_USE int uidout_write(struct uidlist *u, int dir, struct err *err);
MUST_USE int uidout_compact(struct uidlist *u, int dir, const bool *alive,
    struct err *err);
MUST_USE int uidout_lay(struct uidlist *u, int dir, char key,
    const struct span *values, struct err *err);

#endif
