/* cacheform - the bytes of the file pneumatic.cache (cache.h).
 * SPDX-License-Identifier: ISC */
#ifndef INDEX_CACHEFORM_H
#define INDEX_CACHEFORM_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"
#include "index/cache.h"

#define CACHEFORM_MAGIC "PnCache1"
#define CACHEFORM_ORDER 0x01020304u
#define CACHEFORM_VERSION 2u

struct cacheform_head {
	char magic[8];
	uint32_t order, version;
	uint64_t id;
	uint32_t uidvalidity, spare;
};

/* Followed by n records, its directory, and the answers. */
struct cacheform_batch {
	uint64_t sum;            /* of n, bytes and the directory */
	uint64_t n;
	uint64_t bytes;          /* of the answers, padded */
};

/* Of an answer of n bytes, and zeros up to a multiple of eight. */
struct cacheform_record {
	uint64_t key, sum;
	uint32_t uid, n;
};

size_t cacheform_padded(size_t n);
/* Of a record whose answer is at p, in the file with that id. */
uint64_t cacheform_sum(uint64_t id, const struct cacheform_record *r,
    const char *p);
/* Of a batch with that directory. */
uint64_t cacheform_batch_sum(uint64_t id, const struct cacheform_batch *b,
    const void *directory);

void cacheform_init(struct cache_batch *batch);
void cacheform_done(struct cache_batch *batch);
/* Empty again, room kept. */
void cacheform_reset(struct cache_batch *batch);
/* Add an answer: true when it is time to write the batch. */
bool cacheform_add(struct cache_batch *batch, uint64_t id, uint32_t uid,
    uint64_t key, struct span answer);
/* Append the batch to the file, unless it is empty, and empty it: 0, or -1 with
 * errno. */
MUST_USE int cacheform_write(struct cache_batch *batch, uint64_t id, int fd);

#endif
