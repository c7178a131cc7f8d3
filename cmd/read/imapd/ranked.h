/* ranked - the results of a SORT that is kept up to date (RFC 5267 4.3), in
 * their order: where messages are put in or taken out, as "(position set ...)".
 * Since how two messages stand to one another does not change, none ever moves.
 * Memory: four bytes for each.
 * SPDX-License-Identifier: ISC */
#ifndef RANKED_H
#define RANKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "imap/seqset.h"

struct results;
struct session;

struct ranked {
	uint32_t *uids;
	size_t n;
};

void ranked_done(struct ranked *r);

/* What the client knows a message by. */
struct ranked_number {
	const struct session *s;
	bool uid;
	const uint32_t *gone;    /* UIDs that are to be told as expunged, ... */
	size_t n_gone;           /* ... and still have their numbers */
};
uint32_t ranked_number(const struct ranked_number *how, uint32_t uid);

/* Take out those of `set`, and write them: positions as they are when what
 * stands before has been taken out. */
void ranked_remove(struct ranked *r, struct buf *out, const struct seqset *set,
    const struct ranked_number *how);
/* Put in those of `set`, and write them: `all` has them and what is there, as
 * indices in their order. */
void ranked_insert(struct ranked *r, struct buf *out, const struct seqset *set,
    const struct results *all, const struct ranked_number *how);

#endif
