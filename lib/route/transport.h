/* transport - by which way a message goes on: maps of lines
 *
 *     joe@example.org    smtp:[other.example.org]      one recipient
 *     example.org        smtp:[mail.example.org]:25    [ ] means no MX
 *     .example.org       mx                            all domains below it
 *     lists.example.org  lmtp:[127.0.0.1]:24
 *     here.example.org   service:/etc/pneumatic/services/local
 *     old.example.org    error:5.1.2 this domain has moved
 *     test.example.org   discard:
 *     *                  smtp:[relay.example.net]:587
 *
 * and, by sender, joe@example.org or @example.org. A recipient's line counts
 * before a sender's, and that before "*". A name with a kind (maps(7)) is asked
 * for the same keys.
 * SPDX-License-Identifier: ISC */
#ifndef ROUTE_TRANSPORT_H
#define ROUTE_TRANSPORT_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "map/mapask.h"
#include "smtp/address.h"

#define TRANSPORT_FILE_MAX (16u << 20)
#define TRANSPORT_VALUE_MAX 1000
#define TRANSPORT_ROUTE_MAX 300          /* of one host */

struct transport_line;

struct transport_map {
	const char *name;                /* borrowed; NULL: there is none */
	struct buf text;
	struct transport_line *lines;    /* sorted */
	size_t n;
	struct mapask *ask;              /* or NULL */
	bool pattern;
};

struct transport {
	struct transport_map recipients, senders;
};

/* Read and check them, either of which may be NULL: 0, or -1 with err.
 * transport_close in either case. */
MUST_USE int transport_open(struct transport *t, const char *recipients,
    const char *senders, struct err *err);
void transport_close(struct transport *t);
bool transport_is_given(const struct transport *t);

/* The way for this recipient of that sender: 1 and *value; 0 by the domain's
 * MX; -1 with err (ERR_TEMP). value->max is to be TRANSPORT_VALUE_MAX. */
MUST_USE int transport_find(struct transport *t, const struct address *sender,
    const struct address *to, struct buf *value, struct err *err);
/* What one of the maps says of an address, or a domain alone: 1 and *value,
 * "mx" included, 0, -1. */
MUST_USE int transport_ask(struct transport_map *m, struct span address,
    bool sender, struct buf *value, struct err *err);

#endif
