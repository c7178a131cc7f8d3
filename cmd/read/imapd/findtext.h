/* findtext - the keys of a search that look for text: HEADER and its like, BODY
 * and TEXT. A message is read once for all BODY and TEXT keys together, and
 * only when the first of them is asked about it.
 * SPDX-License-Identifier: ISC */
#ifndef FINDTEXT_H
#define FINDTEXT_H

#include "imap/search.h"
#include "message.h"
#include "text/sift.h"
#include "textindex.h"

struct findtext {
	struct sift head, body;  /* TEXT keys; TEXT and BODY keys */
	size_t n_head;           /* of body's keys, those of head come first */
	uint32_t uid;            /* the message that was read; 0: none */
	bool read_body;
	size_t n_read;           /* messages */
	struct textindex *index; /* or NULL; it is asked once a search */
	bool asked;
	struct fold fold;        /* for fields */
	struct buf folded;
};

void findtext_init(struct findtext *f);
void findtext_done(struct findtext *f);
/* Get the keys ready, from this one on; `pool` outlives f. */
void findtext_prepare(struct findtext *f, struct pool *pool,
    struct search_key *k);

/* Results as message.h, and -1: 1 found, 0 not, or the message is no more. */
MUST_USE int findtext_field(struct findtext *f, const struct search_key *k,
    struct message *m);
MUST_USE int findtext_whole(struct findtext *f, const struct search_key *k,
    struct message *m);

#endif
