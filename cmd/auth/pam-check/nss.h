/* nss - the system's users, by whatever nsswitch.conf(5) names.
 * SPDX-License-Identifier: ISC */
#ifndef NSS_H
#define NSS_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

/* The user's record as "name=value\n" (user uid gid home): 1, 0 there is none,
 * -1 with err: the look-up failed. */
MUST_USE int nss_find(const char *user, struct buf *out, struct err *err);

#endif
