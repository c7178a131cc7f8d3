/* uidin - reading dovecot-uidlist (uidlist.h).
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_UIDIN_H
#define MAILDIR_UIDIN_H

#include "maildir/uidlist.h"

/* uidlist_refresh. */
MUST_USE int uidin_refresh(struct uidlist *u, int dir, bool locked,
    struct err *err);
/* The whole file anew. While UIDVALIDITY stays, `next` never falls, whatever
 * has become of the file. */
void uidin_all(struct uidlist *u, struct span file, bool locked);

#endif
