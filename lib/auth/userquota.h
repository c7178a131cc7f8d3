/* userquota - quota as Dovecot's users have it (quota_rule, quota_rule2 ...,
 * quota_grace), into the account's field quota (maildir/quota.h). They may come
 * in any order.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_USERQUOTA_H
#define AUTH_USERQUOTA_H

#include "auth/account.h"

/* "*:storage=1G:messages=500", "Trash:storage=+100M", "Spam:ignore": 0, or -1
 * with err ERR_DATA. */
MUST_USE int userquota_rule(struct account *a, struct span rule,
    struct err *err);
/* "10%", or a size. */
MUST_USE int userquota_grace(struct account *a, struct span grace,
    struct err *err);

/* Is the mailbox full, as far as can be told without counting? Only what a
 * delivery would believe is said; the rest is left to the delivery. */
bool userquota_is_full(const struct account *a);

#endif
