/* annotation - METADATA's entries (RFC 5464) between the client and the store
 * (maildir/attributes.h). /private entries stand in one's own Maildir, /shared
 * ones in that of the mailbox. Some have a value that nobody has set: the
 * server's /shared/admin and /shared/comment come from options, a mailbox's
 * /private/specialuse from its name (special.h).
 * SPDX-License-Identifier: ISC */
#ifndef ANNOTATION_H
#define ANNOTATION_H

#include <stdint.h>

#include "base/attr.h"
#include "base/span.h"
#include "imap/args.h"
#include "maildir/attributes.h"
#include "place.h"
#include "reply.h"

#define ANNOTATION_NAMES_MAX 100     /* in one command */
#define ANNOTATION_DEEP 2            /* DEPTH infinity */

struct session;
struct specials;

/* What is asked for. */
struct annotation_query {
	struct span names[ANNOTATION_NAMES_MAX];     /* in lower case */
	size_t n;
	unsigned depth;                  /* 0, 1 or ANNOTATION_DEEP */
	uint64_t maxsize;                /* of a value */
	uint64_t longest;                /* of the values that were larger, or
	                                  * 0 */
	const struct specials *specials; /* when they are known, or NULL */
};

void annotation_query_init(struct annotation_query *q);
/* entry = astring, made lower case: 0, or -1 where it is none. */
MUST_USE int annotation_name(struct args *args, struct span *out);
/* entries = entry / "(" entry *(SP entry) ")" */
MUST_USE int annotation_names(struct args *args, struct annotation_query *q);

/* One's own, as they are now: NULL with s->err. Good until the next command. */
const struct attributes *annotation_own(struct session *s);

/* May this user read the mailbox's entries, or with `shared` change those that
 * others see? REPLY_OK, also when there is no such mailbox and nobody would
 * have to be kept from knowing. */
enum reply annotation_demand(struct session *s, const struct place *place,
    bool shared);

/* Write the METADATA response for a mailbox, or, when `place` is NULL, for the
 * server; what is larger than maxsize is noted instead. */
enum reply annotation_tell(struct session *s, const struct place *place,
    struct annotation_query *q);

/* The mailbox's entry in the file: which scope's, the name behind it. */
struct annotation_key {
	bool shared;
	struct span rest;        /* "comment" of "/private/comment" */
	bool inner;              /* Dovecot's own: not for clients */
};
void annotation_split(struct span name, struct annotation_key *out);
/* The other way, for what stands behind the id: false when no client can name
 * it. */
bool annotation_shown(struct buf *out, bool shared, struct span rest);

#endif
