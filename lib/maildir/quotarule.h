/* quotarule - the limits of an account as they are written (quota.h), and which
 * of them holds for a mailbox.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_QUOTARULE_H
#define MAILDIR_QUOTARULE_H

#include "maildir/quota.h"

/* quota_parse. */
MUST_USE int quotarule_parse(struct quota *q, struct span text,
    struct err *err);
/* The first rule whose name is or matches the mailbox's, or NULL. */
const struct quota_rule *quotarule_for(const struct quota *q,
    struct span mailbox);

#endif
