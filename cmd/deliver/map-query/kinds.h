/* kinds - maps as map-query opens and asks them (maps(7)). A map is opened as
 * whoever starts the tool, and asked after the tool has become nobody in
 * particular and has confined itself.
 * SPDX-License-Identifier: ISC */
#ifndef KINDS_H
#define KINDS_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "map/mapname.h"

#define KINDS_FILE_MAX (16u << 20)       /* bytes of a pcre or cidr file */
#define KINDS_VALUE_MAX (1u << 20)

struct map {
	const char *name;                /* the whole of it, borrowed */
	struct mapname of;
	const struct kind *kind;
	void *self;
	uint64_t timeout_ms;             /* for one question of a server */
};

struct kind {
	/* 0, or -1 with err; close is called in either case. */
	int (*open)(struct map *m, struct err *err);
	/* 1 and *value, 0, -1 with err: ERR_PROTO what it asks through is gone,
	 * and this process cannot start it anew. */
	int (*find)(struct map *m, struct span key, struct buf *value,
	    struct err *err);
	void (*close)(struct map *m);
	unsigned confine;                /* enum os_confine_what */
};

/* What the process must be able to do to ask: OS_STDIO and more; 0, all. */
unsigned kinds_confine(const struct map *m);

MUST_USE int kinds_open(struct map *m, const char *name, uint64_t timeout_ms,
    struct err *err);
void kinds_close(struct map *m);
/* 1 and *value, 0 no such key, -1 with err. */
MUST_USE int kinds_find(struct map *m, struct span key, struct buf *value,
    struct err *err);

extern const struct kind kinds_pcre, kinds_cidr, kinds_table, kinds_ldap,
    kinds_program, kinds_socketmap, kinds_tcp, kinds_several, kinds_sql;

#endif
