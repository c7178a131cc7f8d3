/* aliasmap - one alias map: the text PATH, or PATH.cdb made from it, which
 * counts while the text has not changed and is an error when it has
 * (cdb/cdbfresh.h). The cdb's records: "k" KEY, with data LINE LF TARGETS.
 * A look-up in a text is one pass in constant memory; after ALIASMAP_PASSES of
 * them the text is compiled into a file in memory, so that many look-ups cost
 * no more than two passes.
 * A name with a kind ("pcre:/path", maps(7)) is a map that map-query(8) is
 * asked for: what it says is not the administrator's own aliases(5), so it may
 * name addresses and users only, and it cannot be walked or compiled.
 * SPDX-License-Identifier: ISC */
#ifndef ROUTE_ALIASMAP_H
#define ROUTE_ALIASMAP_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "cdb/cdb.h"
#include "io/newfile.h"
#include "map/mapask.h"
#include "route/aliastext.h"

#define ALIASMAP_PASSES 4
#define ALIASMAP_REMEDY "mail-route --compile"

struct aliasmap {
	const char *path;                /* borrowed, as it was given or without
	                                  * text: or cdb: */
	enum aliastext_world world;
	struct cdb cdb;
	bool has_cdb;
	int text;                        /* or -1 */
	int memory;                      /* where it was compiled to, or -1 */
	unsigned passes;
	struct mapask *ask;              /* or NULL */
	bool pattern;                    /* only whole addresses are asked
	                                  * for */
};

/* 0, or -1 with err (ERR_TEMP). aliasmap_close in either case. */
MUST_USE int aliasmap_open(struct aliasmap *m, const char *path,
    enum aliastext_world world, struct err *err);
void aliasmap_close(struct aliasmap *m);

struct aliasmap_entry {
	size_t which;                    /* of the keys */
	size_t line;                     /* 0: not known */
	bool foreign;                    /* not the administrator's own words */
	struct buf targets;              /* to be initialised, ENTRY_MAX */
};

/* The first of the n keys (in lower case, the whole address first) that the map
 * has; of two entries with one key the first. 1, 0 none, -1 with err (ERR_TEMP,
 * "PATH:LINE: why"). */
MUST_USE int aliasmap_find(struct aliasmap *m, const struct span *keys,
    size_t n, struct aliasmap_entry *out, struct err *err);

/* Call `each` for all entries of the text, in their order, until it returns -1:
 * 0, or -1 with err. */
typedef int aliasmap_each(void *self, struct span key, size_t line,
    struct span targets, struct err *err);
MUST_USE int aliasmap_walk(struct aliasmap *m, aliasmap_each *each,
    void *self, struct err *err);

/* Compile the text into out->fd, which newfile_open has opened for PATH.cdb:
 * written, synced, not renamed. Every target is checked. 0, or -1 with err. */
MUST_USE int aliasmap_make(const char *path, enum aliastext_world world,
    struct newfile *out, struct err *err);

#endif
