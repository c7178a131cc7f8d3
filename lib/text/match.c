/* match - see match.h.
 * SPDX-License-Identifier: ISC */
#include "text/match.h"

#include <string.h>

#include "text/casemap.h"

#define RAW 0x110000u                /* a byte that is no UTF-8: RAW + byte */

void
match_reset(struct match *m)
{
	m->at = 0;
	m->found = m->n == 0;
	m->missing = m->n_held = 0;
}

static size_t
fold(uint32_t c, uint32_t out[CASEMAP_MOST])
{
	if (c < RAW)
		return casemap_char(c, out);
	out[0] = c;
	return 1;
}

static void
step(struct match *m, uint32_t c)
{
	while (m->at > 0 && (m->at == m->n || m->key[m->at] != c))
		m->at = m->fail[m->at - 1];
	if (m->key[m->at] == c && ++m->at == m->n)
		m->found = true;
}

static void
character(struct match *m, uint32_t c)
{
	uint32_t folded[CASEMAP_MOST];
	size_t i, n = fold(c, folded);

	for (i = 0; i < n && !m->found; i++)
		step(m, folded[i]);
}

/* What was held as the start of a character is none. */
static void
give_up(struct match *m)
{
	int i;

	for (i = 0; i < m->n_held && !m->found; i++)
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
		    (c >= 'a' && c <= 'z' && c - 32u == first))
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

/* The characters of the key, decoded as byte() does with the haystack; counted
 * only when out is NULL. */
static size_t
decode_key(uint32_t *out, struct span key)
{
	uint32_t folded[CASEMAP_MOST];
	size_t i, k, n = 0;

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
		k = fold(value, folded);
		if (out != NULL)
			memcpy(out + n, folded, k * sizeof(*out));
		n += k;
		i += more + 1;
	}
	return n;
}

void
match_init(struct match *m, struct pool *pool, struct span key)
{
	size_t i, k = 0;

	m->n = decode_key(NULL, key);
	m->key = pool_get(pool, (m->n + 1) * sizeof(*m->key));
	m->fail = pool_get(pool, (m->n + 1) * sizeof(*m->fail));
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
