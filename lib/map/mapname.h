/* mapname - what kind of map a name names: "KIND:what is to be known of it", or
 * a path without a kind, which is a text map (maps(7)). Only the words below
 * are kinds, so "./a:b" and "/x" are files.
 * SPDX-License-Identifier: ISC */
#ifndef MAP_MAPNAME_H
#define MAP_MAPNAME_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define MAPNAME_SEVERAL_MAX 16           /* maps of first:{} and union:{} */

enum mapname_kind {
	MAPNAME_TEXT, MAPNAME_CDB, MAPNAME_PCRE, MAPNAME_CIDR, MAPNAME_LDAP,
	MAPNAME_PROGRAM, MAPNAME_SOCKETMAP, MAPNAME_TCP, MAPNAME_STATIC,
	MAPNAME_FIRST, MAPNAME_UNION, MAPNAME_SQLITE, MAPNAME_PGSQL,
	MAPNAME_MYSQL,
};

struct mapname {
	enum mapname_kind kind;
	struct span rest;                /* behind the colon */
};

struct mapname mapname_of(const char *text);
/* Is it asked through map-query(8), and not read by who wants to know? */
bool mapname_is_asked(const struct mapname *m);
/* Is it to be asked for whole keys only? What stands for a pattern would match
 * a part of one as well. */
bool mapname_is_pattern(const struct mapname *m);
/* Is its form right? 0, or -1 with err (ERR_USAGE). Nothing is opened. */
MUST_USE int mapname_check(const char *text, struct err *err);
/* Take the next of "{A,B}" off *rest, which begins as m->rest: true and
 * *one. */
bool mapname_next(struct span *rest, struct span *one);

#endif
