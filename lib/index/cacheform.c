/* cacheform - see cacheform.h.
 * SPDX-License-Identifier: ISC */
#include "index/cacheform.h"

#include "index/sum.h"
#include "io/writeall.h"

#define MOST (CACHE_PENDING_MAX + CACHE_RECORD_MAX + 4096)

size_t
cacheform_padded(size_t n)
{
	return (n + 7) & ~(size_t)7;
}

uint64_t
cacheform_sum(uint64_t id, const struct cacheform_record *r, const char *p)
{
	return sum_of(p, r->n, id ^ r->key ^ (uint64_t)r->uid << 32 ^ r->n);
}

uint64_t
cacheform_batch_sum(uint64_t id, const struct cacheform_batch *b,
    const void *directory)
{
	return sum_of(directory, b->n * sizeof(struct cacheform_record),
	    id ^ b->n ^ b->bytes << 32);
}

void
cacheform_init(struct cache_batch *batch)
{
	/* One answer may come when it is nearly full. */
	buf_init(&batch->directory, MOST);
	buf_init(&batch->answers, MOST);
}

void
cacheform_done(struct cache_batch *batch)
{
	buf_done(&batch->directory);
	buf_done(&batch->answers);
}

void
cacheform_reset(struct cache_batch *batch)
{
	buf_reset(&batch->directory);
	buf_reset(&batch->answers);
}

bool
cacheform_add(struct cache_batch *batch, uint64_t id, uint32_t uid,
    uint64_t key, struct span answer)
{
	static const char zeros[8];
	struct cacheform_record r = { key, 0, uid, (uint32_t)answer.n };

	r.sum = cacheform_sum(id, &r, answer.p);
	buf_add(&batch->directory, span_of((const char *)&r, sizeof(r)));
	buf_add(&batch->answers, answer);
	buf_add(&batch->answers, span_of(zeros, cacheform_padded(answer.n) -
	    answer.n));
	return batch->directory.len + batch->answers.len >= CACHE_PENDING_MAX;
}

int
cacheform_write(struct cache_batch *batch, uint64_t id, int fd)
{
	struct cacheform_batch b = { 0, batch->directory.len /
		sizeof(struct cacheform_record), batch->answers.len };
	int r = 0;

	b.sum = cacheform_batch_sum(id, &b, batch->directory.p);
	if (b.n > 0 && (writeall(fd, span_of((const char *)&b, sizeof(b))) ==
	    -1 || writeall(fd, buf_span(&batch->directory)) == -1 ||
	    writeall(fd, buf_span(&batch->answers)) == -1))
		r = -1;
	cacheform_reset(batch);
	return r;
}
