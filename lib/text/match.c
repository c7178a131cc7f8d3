/* match - see match.h.
 * SPDX-License-Identifier: ISC */
#include "text/match.h"

#define RAW 0x110000u                /* a byte that is no UTF-8: RAW + byte */

/* Capital letters: a run to which something is added, or pairs of a capital and
 * its small letter. */
struct fold_run {
	uint32_t first, last;
	int32_t add;             /* 0: pairs that begin at `first` */
};

static const struct fold_run runs[] = {
	{ 'A', 'Z', 32 }, { 0xc0, 0xd6, 32 }, { 0xd8, 0xde, 32 },
	{ 0x100, 0x12f, 0 }, { 0x132, 0x137, 0 }, { 0x139, 0x148, 0 },
	{ 0x14a, 0x177, 0 }, { 0x178, 0x178, -121 }, { 0x179, 0x17e, 0 },
	{ 0x1cd, 0x1dc, 0 }, { 0x1de, 0x1ef, 0 }, { 0x1f8, 0x21f, 0 },
	{ 0x222, 0x233, 0 }, { 0x386, 0x386, 38 }, { 0x388, 0x38a, 37 },
	{ 0x38c, 0x38c, 64 }, { 0x38e, 0x38f, 63 }, { 0x391, 0x3a1, 32 },
	{ 0x3a3, 0x3ab, 32 }, { 0x3c2, 0x3c2, 1 }, { 0x400, 0x40f, 80 },
	{ 0x410, 0x42f, 32 }, { 0x460, 0x481, 0 }, { 0x48a, 0x4bf, 0 },
	{ 0x4c1, 0x4ce, 0 }, { 0x4d0, 0x52f, 0 }, { 0x531, 0x556, 48 },
	{ 0x1e00, 0x1e95, 0 }, { 0x1ea0, 0x1eff, 0 }, { 0xff21, 0xff3a, 32 },
};

uint32_t
match_fold(uint32_t c)
{
	size_t low = 0, high = sizeof(runs) / sizeof(runs[0]);

	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct fold_run *r = &runs[middle];

		if (c > r->last)
			low = middle + 1;
		else if (c < r->first)
			high = middle;
		else if (r->add != 0)
			return (uint32_t)((int32_t)c + r->add);
		else
			return c + (((c - r->first) & 1) == 0 ? 1 : 0);
	}
	return c;
}

void
match_reset(struct match *m)
{
	m->at = 0;
	m->found = m->n == 0;
	m->missing = m->n_held = 0;
}

static void
character(struct match *m, uint32_t c)
{
	c = match_fold(c);
	while (m->at > 0 && (m->at == m->n || m->key[m->at] != c))
		m->at = m->fail[m->at - 1];
	if (m->key[m->at] == c && ++m->at == m->n)
		m->found = true;
}

/* What was held as the start of a character is none. */
static void
give_up(struct match *m)
{
	int i;

	for (i = 0; i < m->n_held; i++)
		character(m, RAW + m->held[i]);
	m->missing = m->n_held = 0;
}

static void
byte(struct match *m, unsigned char c)
{
	if (m->missing > 0 && (c & 0xc0) == 0x80) {
		m->held[m->n_held++] = c;
		m->partial = m->partial << 6 | (c & 0x3f);
		if (--m->missing == 0) {
			m->n_held = 0;
			character(m, m->partial);
		}
		return;
	}
	if (m->missing > 0)
		give_up(m);
	if (c < 0x80)
		character(m, c);
	else if (c >= 0xc2 && c < 0xf5) {
		m->missing = c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
		m->partial = c & (0x3fu >> m->missing);
		m->held[0] = c;
		m->n_held = 1;
	} else
		character(m, RAW + c);
}

/* How many ASCII bytes in a row the key does not begin with. */
static size_t
skip(const struct match *m, struct span s)
{
	uint32_t first = m->key[0];
	size_t i = 0;

	while (i < s.n) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x80 || c == first ||
		    (c >= 'A' && c <= 'Z' && c + 32u == first))
			break;
		i++;
	}
	return i;
}

bool
match_feed(struct match *m, struct span text)
{
	size_t i;

	for (i = 0; i < text.n && !m->found; i++) {
		/* Nothing begun: what cannot begin it is passed over. */
		if (m->at == 0 && m->missing == 0) {
			i += skip(m, span_from(text, i));
			if (i == text.n)
				break;
		}
		byte(m, (unsigned char)text.p[i]);
	}
	return m->found;
}

/* The characters of the key, decoded as byte() does with the haystack. */
static size_t
decode_key(uint32_t *out, struct span key)
{
	size_t i, n = 0;

	for (i = 0; i < key.n;) {
		unsigned char c = (unsigned char)key.p[i];
		size_t more = c < 0xc2 || c >= 0xf5 ? 0 : c < 0xe0 ? 1 :
		    c < 0xf0 ? 2 : 3, j;
		uint32_t value = c < 0x80 ? c : RAW + c;

		if (more > 0 && i + more < key.n) {
			value = c & (0x3fu >> more);
			for (j = 1; j <= more; j++) {
				unsigned char d = (unsigned char)key.p[i + j];

				if ((d & 0xc0) != 0x80)
					break;
				value = value << 6 | (d & 0x3f);
			}
			if (j <= more) {
				value = RAW + c;
				more = 0;
			}
		} else
			more = 0;
		out[n++] = match_fold(value);
		i += more + 1;
	}
	return n;
}

void
match_init(struct match *m, struct pool *pool, struct span key)
{
	size_t i, k = 0;

	m->key = pool_get(pool, (key.n + 1) * sizeof(*m->key));
	m->fail = pool_get(pool, (key.n + 1) * sizeof(*m->fail));
	m->n = decode_key(m->key, key);
	for (i = 1; i < m->n; i++) {
		while (k > 0 && m->key[k] != m->key[i])
			k = m->fail[k - 1];
		if (m->key[k] == m->key[i])
			k++;
		m->fail[i] = k;
	}
	match_reset(m);
}
