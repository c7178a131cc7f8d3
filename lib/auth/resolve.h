/* resolve - whose account a name stands for: what the cache or the backend
 * says, completed by what accounts without a home or ids get, and only with ids
 * that somebody may become.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_RESOLVE_H
#define AUTH_RESOLVE_H

#include "auth/serve.h"
#include "auth/username.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

/* The account of this name, completed (defaults) and its ids checked: 1, 0, -1
 * with err. */
MUST_USE int resolve_lookup(struct serve *s, const struct username *name,
    struct serve_user *u, struct err *err);
/* What resolve_lookup does with a user who was found, for one who is settled
 * later: 0, or -1 with err. */
MUST_USE int resolve_settle(const struct serve *s, const struct username *name,
    struct serve_user *u, struct err *err);
/* The account that gets mail for an address, by its whole local part or without
 * its extension: as resolve_lookup. */
MUST_USE int resolve_recipient(struct serve *s, struct span address,
    struct serve_user *u, struct err *err);

#endif
