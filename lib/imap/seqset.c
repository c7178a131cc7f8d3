/* seqset - see seqset.h.
 * SPDX-License-Identifier: ISC */
#include "imap/seqset.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"

void
seqset_init(struct seqset *s)
{
	*s = (struct seqset){ NULL, 0, 0 };
}

void
seqset_done(struct seqset *s)
{
	free(s->ranges);
	seqset_init(s);
}

void
seqset_reset(struct seqset *s)
{
	s->n = 0;
}

static void
push(struct seqset *s, uint32_t first, uint32_t last)
{
	if (s->n == s->cap) {
		s->cap = s->cap == 0 ? 8 : s->cap * 2;
		s->ranges = mem_resize(s->ranges, s->cap, sizeof(*s->ranges));
	}
	s->ranges[s->n++] = (struct seqset_range){ first, last };
}

void
seqset_add(struct seqset *s, uint32_t n)
{
	if (s->n > 0 && s->ranges[s->n - 1].last + 1 == n)
		s->ranges[s->n - 1].last = n;
	else
		push(s, n, n);
}

static int
order(const void *a, const void *b)
{
	const struct seqset_range *x = a, *y = b;

	return x->first < y->first ? -1 : x->first > y->first;
}

static void
join(struct seqset *s)
{
	size_t i, kept = 0;

	for (i = 1; i < s->n; i++)
		if (s->ranges[i].first < s->ranges[i - 1].first)
			break;
	if (i < s->n)
		qsort(s->ranges, s->n, sizeof(*s->ranges), order);
	for (i = 0; i < s->n; i++) {
		struct seqset_range *last = &s->ranges[kept - (kept > 0)];

		if (kept > 0 && (last->last == UINT32_MAX ||
		    s->ranges[i].first <= last->last + 1)) {
			if (s->ranges[i].last > last->last)
				last->last = s->ranges[i].last;
		} else
			s->ranges[kept++] = s->ranges[i];
	}
	s->n = kept;
}

/* seq-number = nz-number / "*" */
static int
number(struct span text, uint32_t star, uint32_t *out)
{
	if (span_eq(text, SPAN("*"))) {
		*out = star;
		return 0;
	}
	return num_parse_u32(text, UINT32_MAX, out) == -1 || *out == 0 ?
	    -1 : 0;
}

int
seqset_parse(struct seqset *s, struct span text, uint32_t star,
    struct err *err)
{
	struct span item;
	size_t count = 0;

	s->n = 0;
	while (span_cut(&text, ',', &item)) {
		size_t colon = span_find(item, 0, ':');
		uint32_t first, last;

		if (++count > SEQSET_RANGES_MAX)
			return err_set(err, ERR_LIMIT, "more than %d ranges",
			    SEQSET_RANGES_MAX);
		if (number(span_sub(item, 0, colon), star, &first) == -1)
			return err_set(err, ERR_DATA, "not a message number");
		last = first;
		if (colon < item.n && number(span_from(item, colon + 1), star,
		    &last) == -1)
			return err_set(err, ERR_DATA, "not a message number");
		if (first > last) {
			uint32_t swap = first;

			first = last;
			last = swap;
		}
		if (first == 0)
			first = 1;
		if (last >= first)
			push(s, first, last);
	}
	if (count == 0)
		return err_set(err, ERR_DATA, "empty set of numbers");
	join(s);
	return 0;
}

/* Index of the first range that ends at or after n, or s->n. */
static size_t
at_or_after(const struct seqset *s, uint32_t n)
{
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (s->ranges[middle].last < n)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool
seqset_has(const struct seqset *s, uint32_t n)
{
	size_t i = at_or_after(s, n);

	return i < s->n && s->ranges[i].first <= n;
}

uint32_t
seqset_from(const struct seqset *s, uint32_t from)
{
	size_t i = at_or_after(s, from);

	if (i == s->n)
		return 0;
	return s->ranges[i].first > from ? s->ranges[i].first : from;
}

uint32_t
seqset_last(const struct seqset *s)
{
	return s->n == 0 ? 0 : s->ranges[s->n - 1].last;
}

void
seqset_write(struct buf *out, const struct seqset *s)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		if (i > 0)
			buf_addc(out, ',');
		buf_addu(out, s->ranges[i].first);
		if (s->ranges[i].last == s->ranges[i].first)
			continue;
		buf_addc(out, ':');
		buf_addu(out, s->ranges[i].last);
	}
}
