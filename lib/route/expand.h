/* expand - all that an address stands for, by the maps of a route.
 *
 * The best key counts, in whichever map it is; of two maps that have it, the
 * first. Where local@domain has matched an address with an extension, its
 * targets get the extension, as with Postfix. @domain is a catch-all, and never
 * in the way of an account. A target is looked up in its turn; one that is the
 * address itself stays (joe: joe, joe@example.net), a longer circle is an error
 * that names it. Each result comes once.
 *
 * Errors are the administrator's mistakes and files that cannot be read, always
 * ERR_TEMP: they delay mail and never bounce it.
 * SPDX-License-Identifier: ISC */
#ifndef ROUTE_EXPAND_H
#define ROUTE_EXPAND_H

#include "base/attr.h"
#include "base/err.h"
#include "route/route.h"

/* mail-route(8) writes |NAME@DOMAIN for all commands and files that alias NAME
 * has itself; no account can have that name, and no map. */
#define EXPAND_PROGRAMS '|'

/* Where mail for *to goes: 1 and the results, at least one, added to *l; 0 no
 * map has the address; -1 with err. */
MUST_USE int expand_address(struct route *r, const struct address *to,
    struct route_list *l, struct err *err);

/* local@domain as an address: 0, or -1 with err. */
MUST_USE int expand_join(struct span local, struct span domain,
    struct address *out, struct err *err);

#endif
