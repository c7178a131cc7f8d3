/* pool - an arena: what is taken from it dies together, with pool_reset or
 * pool_done. One per command or message. Not for secrets.
 * SPDX-License-Identifier: ISC */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

#include "base/span.h"

struct pool_block;

struct pool {
	struct pool_block *blocks;   /* newest first */
	size_t used;                 /* bytes handed out since the last reset */
};

void pool_init(struct pool *p);
void pool_done(struct pool *p);
/* Forget everything handed out; one block is kept for the next round. */
void pool_reset(struct pool *p);

/* n bytes aligned for any type, all zero. */
void *pool_get(struct pool *p, size_t n);
/* A NUL-terminated copy. */
char *pool_copy(struct pool *p, struct span s);
/* A copy as a span. */
struct span pool_span(struct pool *p, struct span s);

#endif
