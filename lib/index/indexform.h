/* indexform - the bytes of the file pneumatic.index (index.h): its transactions
 * and their items. Records are as the machine has them in memory; the head says
 * in which byte order.
 * SPDX-License-Identifier: ISC */
#ifndef INDEX_INDEXFORM_H
#define INDEX_INDEXFORM_H

#include "base/buf.h"
#include "base/span.h"
#include "index/index.h"

#define INDEXFORM_MAGIC "PnIndex1"
#define INDEXFORM_ORDER 0x01020304u
#define INDEXFORM_VERSION 1u
#define INDEXFORM_ITEM_MIN 24        /* bytes of the smallest item */

struct indexform_txn {
	uint32_t magic, n;               /* bytes, this included */
	uint64_t sum;                    /* of what follows */
	struct index_state state;        /* after it */
};

enum indexform_kind { INDEXFORM_PUT = 1, INDEXFORM_GONE = 2 };

struct indexform_item {
	enum indexform_kind kind;
	struct index_gone gone;
	struct index_message message;    /* name_at is not set */
	size_t name_at;                  /* from the item's start */
};

/* The transaction at the start of `log`: its bytes, 0 when there is no whole
 * one. */
size_t indexform_txn(struct span log, uint64_t id,
    struct indexform_txn *out, struct span *items_out);
/* The item at the start of `items`: its bytes, 0 when it is none. */
size_t indexform_item(struct span items, struct indexform_item *out);

/* Add an item; and make a transaction of items. */
void indexform_add_gone(struct buf *items, const struct index_gone *g);
void indexform_add_put(struct buf *items, const struct index_message *m,
    struct span name);
void indexform_add_txn(struct buf *out, uint64_t id,
    const struct index_state *state, struct span items);

#endif
