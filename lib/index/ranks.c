/* ranks - see ranks.h.
 * SPDX-License-Identifier: ISC */
#include "index/ranks.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static size_t
length_at(const char *p)
{
	uint16_t n;

	memcpy(&n, p, sizeof(n));
	return n;
}

/* The text at *at, which is moved behind it. */
static bool
next(struct span list, size_t *at, struct span *out)
{
	size_t n;

	if (list.n - *at < sizeof(uint16_t))
		return false;
	n = length_at(list.p + *at);
	*at += sizeof(uint16_t);
	*out = span_sub(list, *at, *at + n);
	*at += out->n;
	return out->n == n && n > 0 && n <= RANKS_TEXT_MAX;
}

bool
ranks_read(struct ranks *r, struct span list)
{
	size_t cap = 0, at = 0;
	struct span text;

	*r = (struct ranks){ NULL, 0 };
	while (at < list.n) {
		if (!next(list, &at, &text) || (r->n > 0 &&
		    span_cmp(r->texts[r->n - 1], text) >= 0)) {
			ranks_done(r);
			return false;
		}
		if (r->n == cap) {
			cap = cap == 0 ? 1024 : cap * 2;
			r->texts = mem_resize(r->texts, cap,
			    sizeof(*r->texts));
		}
		r->texts[r->n++] = text;
	}
	return true;
}

void
ranks_done(struct ranks *r)
{
	free(r->texts);
	*r = (struct ranks){ NULL, 0 };
}

static void
add(struct buf *list, struct span text)
{
	uint16_t n = (uint16_t)text.n;

	buf_add(list, span_of((const char *)&n, sizeof(n)));
	buf_add(list, text);
}

void
ranks_merge(const struct ranks *r, const bool *used,
    const struct keysort *fresh, size_t n_fresh, uint32_t *new_rank_out,
    uint32_t *fresh_out, struct buf *list_out)
{
	size_t old = 0, i = 0;
	uint32_t rank = 0;

	new_rank_out[0] = 0;
	for (; i < n_fresh && fresh[i].key.n == 0; i++)
		fresh_out[i] = 0;
	while (old < r->n || i < n_fresh) {
		int order = old == r->n ? 1 : i == n_fresh ? -1 :
		    span_cmp(r->texts[old], fresh[i].key);
		struct span text = order <= 0 ? r->texts[old] : fresh[i].key;

		if (order < 0 && !used[old + 1]) {
			new_rank_out[++old] = 0;
			continue;
		}
		add(list_out, text);
		rank++;
		if (order <= 0)
			new_rank_out[++old] = rank;
		for (; i < n_fresh && span_eq(fresh[i].key, text); i++)
			fresh_out[i] = rank;
	}
}
