/* keep - answers that FETCH has given before and need not work out again
 * (memo.h).
 * SPDX-License-Identifier: ISC */
#ifndef FETCH_KEEP_H
#define FETCH_KEEP_H

#include "../memo.h"
#include "items.h"

struct keep {
	struct session *s;
	struct memo memo;
	uint64_t keys[FETCH_ITEMS_MAX];  /* 0: the item is not kept */
};

/* For `n` messages and the items of the list. */
void keep_init(struct keep *k, struct session *s,
    const struct fetch_list *list, size_t n);
/* Write down what was learned. */
void keep_done(struct keep *k);

/* Does the message's file have to be opened? */
bool keep_needs_file(struct keep *k, const struct fetch_list *list,
    uint32_t uid);
/* Item i of the list: from the cache, or worked out: 1/0/-1. */
MUST_USE int keep_write(struct keep *k, const struct fetch_list *list,
    size_t i, struct message *m);

#endif
