/* uidls - the unique ids of a maildrop's messages (RFC 1939 7): what was laid
 * down for a message, else its X-UIDL field (by option), else the template's.
 * SPDX-License-Identifier: ISC */
#ifndef UIDLS_H
#define UIDLS_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"

struct drop;

struct uidls {
	struct pool pool;
	struct span *ids;        /* of message n: ids[n - 1]; NULL: each is made
	                          * when it is asked for */
};

void uidls_init(struct uidls *u);
void uidls_done(struct uidls *u);

/* Once, before the first is told: where ids must be compared, or are to be laid
 * down, all are made now, and laid down with `lay`. 0; -1 with err when that
 * failed: they are told all the same. */
MUST_USE int uidls_prepare(struct drop *d, bool lay, struct err *err);
void uidls_write(struct drop *d, size_t n, struct buf *out);

#endif
