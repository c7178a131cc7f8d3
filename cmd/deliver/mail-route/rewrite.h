/* rewrite - an envelope by the maps: one new envelope for each sender that
 * comes of it. A target of an alias that has an owner is sent in the owner's
 * name, one outside in a name of ours with SRS; all others keep the sender.
 * SPDX-License-Identifier: ISC */
#ifndef REWRITE_H
#define REWRITE_H

#include "base/attr.h"
#include "base/err.h"
#include "route/transport.h"
#include "settings.h"
#include "smtp/envelope.h"

struct rewrite_group {
	struct address sender;
	bool list;                       /* sent on in an owner's name */
	const char *way;                 /* by the transports; NULL: the MX */
	struct envelope envelope;
};

struct rewrite {
	const struct settings *set;
	struct world *world;
	const struct envelope *in;
	const char *srs_domain;
	const struct srs *srs;           /* or NULL */
	struct transport *transport;     /* or NULL: nothing is to be looked
					  * up */
	struct rewrite_group *groups;    /* the first has the old sender, and
	                                  * maybe no recipient */
	size_t n;
	struct envelope expanded, listed;    /* whose senders are to be told */
	struct pool pool;                /* holds the ways */
};

/* 0, or -1 with err (ERR_TEMP). rewrite_done in either case. */
MUST_USE int rewrite_envelope(struct rewrite *r, struct err *err);
void rewrite_done(struct rewrite *r);

/* The parameters of a target: ORCPT is kept, or says the address that was
 * given; of several targets none reports success (RFC 3461 5.2.7.3). Added to
 * *out. */
void rewrite_params(struct buf *out, const struct envelope_rcpt *rcpt,
    bool several);

#endif
