/* mapask - ask a map of any kind by map-query(8), which is started with the
 * first question, kept, and speaks socketmap. What needs a library, a server or
 * a program is there and not in who asks.
 * SPDX-License-Identifier: ISC */
#ifndef MAP_MAPASK_H
#define MAP_MAPASK_H

#include <sys/types.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "map/socketmap.h"

#define MAPASK_TIMEOUT_MS 40000          /* map-query's own are shorter */
#define MAPASK_SLACK_MS 2000             /* more than the program was given */

struct mapask {
	const char *name;                /* "pcre:/path", borrowed */
	const char *program;             /* asked instead of map-query, name is
	                                  * its argument then; or NULL */
	int timeout_ms;                  /* its --timeout, or 0: it has its
	                                  * own */
	pid_t pid;                       /* 0: not running */
	int fd;
	struct socketmap map;
};

void mapask_init(struct mapask *m, const char *name);
/* Ends map-query. */
void mapask_done(struct mapask *m);
/* Start it now, for who will be confined when it asks: 0, or -1 with err. */
MUST_USE int mapask_start(struct mapask *m, struct err *err);
/* 1 and *value, 0 it has no such key, -1 with err (ERR_TEMP, whose text begins
 * with the map's name). */
MUST_USE int mapask_find(struct mapask *m, struct span key,
    struct buf *value, struct err *err);
/* Can it be opened? 0, or -1 with err: for -n. Takes a run of map-query. */
MUST_USE int mapask_check(struct mapask *m, struct err *err);

#endif
