/* memo - the selected mailbox's cache (index/cache.h) for the length of one
 * command. Used where many messages are asked for: for a few, opening their
 * files costs less than reading the cache.
 * SPDX-License-Identifier: ISC */
#ifndef MEMO_H
#define MEMO_H

#include <stdbool.h>

#include "index/cache.h"

struct session;

struct memo {
	struct session *s;
	bool in_use;
	struct cache cache;
};

/* For `n` messages; when not `wanted`, it stays out of use. */
void memo_open(struct memo *m, struct session *s, bool wanted, size_t n);
/* Write down what was learned. */
void memo_close(struct memo *m);

bool memo_has(struct memo *m, uint32_t uid, uint64_t key);
/* The answer, good until the next call. */
bool memo_find(struct memo *m, uint32_t uid, uint64_t key, struct span *out);
void memo_add(struct memo *m, uint32_t uid, uint64_t key,
    struct span answer);

#endif
