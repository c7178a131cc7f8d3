/* listing - all mailbox names that LIST and LSUB may tell of: those of every
 * namespace, and those that are only subscribed, sorted by bytes, each once.
 * SPDX-License-Identifier: ISC */
#ifndef LISTING_H
#define LISTING_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/pool.h"
#include "base/span.h"

struct session;

struct listed {
	struct span name;        /* as in place.h: full */
	bool exists;             /* it can be selected */
	bool in_tree;            /* it exists, or something below it does */
	bool children, subscribed;
};

struct listing {
	struct pool pool;
	struct listed *names;
	size_t n, cap;
	char separator;
};

void listing_init(struct listing *l);
void listing_done(struct listing *l);
/* Read them all: 0, or -1 with s->err. */
MUST_USE int listing_read(struct session *s, struct listing *l);
/* The one of that name, or NULL. */
struct listed *listing_find(const struct listing *l, struct span name);
/* Is anything below name i subscribed? */
bool listing_subscribed_below(const struct listing *l, size_t i);

#endif
