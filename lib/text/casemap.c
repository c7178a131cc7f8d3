/* casemap - see casemap.h.
 * SPDX-License-Identifier: ISC */
#include "text/casemap.h"

#include "text/casetable.h"
#include "text/utf8.h"

static size_t
several(uint32_t c, uint32_t *out)
{
	size_t low = 0, high = casetable_n_rows, i;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct casetable_row *r = &casetable_rows[middle];

		if (r->c < c)
			low = middle + 1;
		else if (r->c > c)
			high = middle;
		else {
			for (i = 0; i < r->n; i++)
				out[i] = casetable_pool[r->at + i];
			return r->n;
		}
	}
	return 0;
}

/* Runs of step 2 are interleaved: the one that begins last before c, or the one
 * before that. */
static uint32_t
one(uint32_t c)
{
	size_t low = 0, high = casetable_n_runs, i;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (casetable_runs[middle].first <= c)
			low = middle + 1;
		else
			high = middle;
	}
	for (i = low; i > 0 && i + 2 > low; i--) {
		const struct casetable_run *r = &casetable_runs[i - 1];

		if (c <= r->last && (c - r->first) % r->step == 0)
			return (uint32_t)((int32_t)c + r->add);
	}
	return c;
}

size_t
casemap_char(uint32_t c, uint32_t out[CASEMAP_MOST])
{
	size_t n;

	if (c < 0x80) {
		out[0] = c >= 'a' && c <= 'z' ? c - 32 : c;
		return 1;
	}
	if ((n = several(c, out)) > 0)
		return n;
	out[0] = one(c);
	return 1;
}

/* The character at the start of s, which is not empty: its bytes, 0 when it is
 * none. */
static size_t
decode(struct span s, uint32_t *out)
{
	unsigned char c = (unsigned char)s.p[0];
	size_t n = c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 :
	    c < 0xf5 ? 4 : 0, i;

	if (n == 0 || n > s.n)
		return 0;
	*out = n == 1 ? c : c & (0x7fu >> n);
	for (i = 1; i < n; i++) {
		if (((unsigned char)s.p[i] & 0xc0) != 0x80)
			return 0;
		*out = *out << 6 | ((unsigned char)s.p[i] & 0x3f);
	}
	return n;
}

void
casemap_add(struct buf *out, struct span text)
{
	uint32_t to[CASEMAP_MOST], c;
	size_t i, k, n, used;

	for (i = 0; i < text.n; i += used) {
		if ((unsigned char)text.p[i] < 0x80) {
			(void)casemap_char((unsigned char)text.p[i], to);
			buf_addc(out, (char)to[0]);
			used = 1;
			continue;
		}
		used = decode(span_from(text, i), &c);
		if (used == 0) {
			buf_addc(out, text.p[i]);
			used = 1;
			continue;
		}
		n = casemap_char(c, to);
		for (k = 0; k < n; k++)
			utf8_add(out, to[k]);
	}
}
