/* cacheform - see cacheform.h.
 * SPDX-License-Identifier: ISC */
#include "index/cacheform.h"

#include "index/sum.h"

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

void
cacheform_add(struct buf *out, uint64_t id, uint32_t uid, uint64_t key,
    struct span answer)
{
	static const char zeros[8];
	struct cacheform_record r = { key, 0, uid, (uint32_t)answer.n };

	r.sum = cacheform_sum(id, &r, answer.p);
	buf_add(out, span_of((const char *)&r, sizeof(r)));
	buf_add(out, answer);
	buf_add(out, span_of(zeros, cacheform_padded(answer.n) - answer.n));
}
