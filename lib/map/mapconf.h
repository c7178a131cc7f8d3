/* mapconf - the file of a map that asks a server, in the form that Postfix's
 * ldap_table(5) and pgsql_table(5) share: lines "name = value", "#" comments, a
 * blank at the start continues a line.
 * SPDX-License-Identifier: ISC */
#ifndef MAP_MAPCONF_H
#define MAP_MAPCONF_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define MAPCONF_MAX 65536                /* bytes of the file */

/* Give each setting to `take`, in order, which says 0 or -1 with err; the spans
 * are lent for the call. 0, or -1 with err (ERR_USAGE, "PATH:LINE: why"; or
 * ERR_TEMP, it cannot be read). */
MUST_USE int mapconf_read(const char *path, int (*take)(void *self,
    struct span name, struct span value, struct err *err), void *self,
    struct err *err);
/* A file with a password in it: 0, or -1 with err (ERR_USAGE): others can read
 * it. */
MUST_USE int mapconf_private(const char *path, struct err *err);

#endif
