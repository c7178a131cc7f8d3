/* socketserve - the socketmap protocol (map/socketmap.h) as the side that
 * answers, on descriptors 0 and 1.
 * SPDX-License-Identifier: ISC */
#ifndef MAP_SOCKETSERVE_H
#define MAP_SOCKETSERVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

struct socketserve {
	void *self;
	/* 1 and *value, 0 no such key, -1 with err: try later, or with
	 * ERR_USAGE there is no such map, now or ever. */
	int (*find)(void *self, struct span name, struct span key,
	    struct buf *value, struct err *err);
	bool reasons;            /* who asks may read err's text */
	uint64_t idle_ms;        /* between two bytes */
	uint64_t life_ms;        /* of a connection, or 0: as long as it
	                          * likes */
};

/* Answer until the client ends, or has been here long enough and all it has
 * asked is answered: 0, or -1 with err. */
MUST_USE int socketserve_run(const struct socketserve *s, struct err *err);

#endif
