/* contextturn - what one change of the mailbox does to one context (context.h):
 * who comes and who goes, and telling it.
 * SPDX-License-Identifier: ISC */
#ifndef CONTEXTTURN_H
#define CONTEXTTURN_H

#include <stddef.h>

#include "imap/seqset.h"
#include "ranked.h"

struct context;
struct results;
struct session;
struct sorting;

/* Those UIDs are no more in it: tell so, if there are any. */
void contextturn_out(struct session *s, struct context *x,
    const struct seqset *out, const struct ranked_number *how);

/* The messages that may have changed, ascending, and which the search finds of
 * them; from first_new on they are new in the mailbox. */
struct contextturn {
	const size_t *which;
	size_t n;
	const struct results *found;
	size_t first_new;
};
/* `order` is the context's, if it is sorted. */
void contextturn_settle(struct session *s, struct context *x,
    const struct sorting *order, const struct contextturn *touched);

#endif
