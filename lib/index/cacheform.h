/* cacheform - the bytes of the file pneumatic.cache (cache.h).
 * SPDX-License-Identifier: ISC */
#ifndef INDEX_CACHEFORM_H
#define INDEX_CACHEFORM_H

#include "base/buf.h"
#include "base/span.h"
#include "index/cache.h"

#define CACHEFORM_MAGIC "PnCache1"
#define CACHEFORM_ORDER 0x01020304u
#define CACHEFORM_VERSION 1u

struct cacheform_head {
	char magic[8];
	uint32_t order, version;
	uint64_t id;
	uint32_t uidvalidity, spare;
};

/* Followed by n bytes, and zeros up to a multiple of eight. */
struct cacheform_record {
	uint64_t key, sum;
	uint32_t uid, n;
};

size_t cacheform_padded(size_t n);
/* Of a record whose bytes are at p, in the file with that id. */
uint64_t cacheform_sum(uint64_t id, const struct cacheform_record *r,
    const char *p);
/* Add a record. */
void cacheform_add(struct buf *out, uint64_t id, uint32_t uid, uint64_t key,
    struct span answer);

#endif
