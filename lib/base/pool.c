/* pool - see pool.h. Blocks double in size up to 64 KiB, so n bytes cost
 * O(log n) calls of malloc and at most twice the memory.
 * SPDX-License-Identifier: ISC */
#include "base/pool.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define BLOCK_FIRST 208              /* with its head as large as a first struct
                                      * buf */
#define BLOCK_MOST 65536

struct pool_block {
	struct pool_block *next;
	size_t size, used;
	alignas(max_align_t) char bytes[];
};

void
pool_init(struct pool *p)
{
	*p = (struct pool){ NULL, 0 };
}

static void
free_blocks(struct pool_block *b)
{
	while (b != NULL) {
		struct pool_block *next = b->next;

		free(b);
		b = next;
	}
}

void
pool_done(struct pool *p)
{
	free_blocks(p->blocks);
	pool_init(p);
}

void
pool_reset(struct pool *p)
{
	struct pool_block *keep = p->blocks;

	if (keep == NULL)
		return;
	free_blocks(keep->next);
	keep->next = NULL;
	keep->used = 0;
	p->used = 0;
}

static struct pool_block *
add_block(struct pool *p, size_t n)
{
	size_t size = BLOCK_FIRST;
	struct pool_block *b;

	if (p->blocks != NULL && p->blocks->size < BLOCK_MOST)
		size = p->blocks->size * 2;
	else if (p->blocks != NULL)
		size = BLOCK_MOST;
	if (size < n)
		size = n;
	b = mem_alloc(sizeof(*b) + size);
	b->next = p->blocks;
	b->size = size;
	b->used = 0;
	p->blocks = b;
	return b;
}

static void *
take(struct pool *p, size_t n)
{
	const size_t unit = alignof(max_align_t);
	struct pool_block *b = p->blocks;
	void *got;

	n = (n + unit - 1) / unit * unit;
	if (b == NULL || b->size - b->used < n)
		b = add_block(p, n);
	got = b->bytes + b->used;
	b->used += n;
	p->used += n;
	return got;
}

void *
pool_get(struct pool *p, size_t n)
{
	return memset(take(p, n), 0, n);
}

char *
pool_copy(struct pool *p, struct span s)
{
	char *copy = take(p, s.n + 1);

	mem_copy(copy, s.p, s.n);
	copy[s.n] = '\0';
	return copy;
}

struct span
pool_span(struct pool *p, struct span s)
{
	return span_of(pool_copy(p, s), s.n);
}
