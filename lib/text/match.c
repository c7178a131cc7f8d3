/* match - see match.h. Boyer, Moore and Horspool's search: mostly it looks at
 * one byte in as many as the key has. Where it has looked at more than some of
 * each, which takes a text made for it ("aaaa"), Knuth, Morris and Pratt's goes
 * on, which looks at each byte once or twice.
 * SPDX-License-Identifier: ISC */
#include "text/match.h"

#include <string.h>

#include "text/casemap.h"
#include "text/fold.h"


#define PATIENCE 4                   /* comparisons per byte */

static struct span
folded_key(struct pool *pool, struct span key)
{
	struct buf b = BUF_INIT((key.n + 1) * CASEMAP_EXPANDS);
	struct fold f;
	struct span folded;

	fold_init(&f);
	fold_feed(&f, key, &b);
	fold_end(&f, &b);
	folded = pool_span(pool, buf_span(&b));
	buf_done(&b);
	return folded;
}

void
match_init(struct match *m, struct pool *pool, struct span key)
{
	size_t i, n, most = UINT16_MAX;

	m->pool = pool;
	m->fail = NULL;
	m->key = folded_key(pool, key);
	n = m->key.n;
	for (i = 0; i < 256; i++)
		m->skip[i] = (uint16_t)(n < most ? n : most);
	for (i = 0; i + 1 < n; i++)
		if (n - 1 - i < most)
			m->skip[(unsigned char)m->key.p[i]] =
			    (uint16_t)(n - 1 - i);
		else
			m->skip[(unsigned char)m->key.p[i]] = (uint16_t)most;
}

static void
make_fail(struct match *m)
{
	size_t i, k = 0, n = m->key.n;

	m->fail = pool_get(m->pool, n * sizeof(*m->fail));
	for (i = 1; i < n; i++) {
		while (k > 0 && m->key.p[k] != m->key.p[i])
			k = m->fail[k - 1];
		if (m->key.p[k] == m->key.p[i])
			k++;
		m->fail[i] = k;
	}
}

static bool
patient(struct match *m, struct span text)
{
	size_t i, k = 0;

	if (m->fail == NULL)
		make_fail(m);
	for (i = 0; i < text.n; i++) {
		while (k > 0 && m->key.p[k] != text.p[i])
			k = m->fail[k - 1];
		if (m->key.p[k] == text.p[i] && ++k == m->key.n)
			return true;
	}
	return false;
}

bool
match_in(struct match *m, struct span text)
{
	const char *key = m->key.p;
	size_t n = m->key.n, i, looked = 0;
	char last;

	if (n == 0)
		return true;
	if (text.n < n)
		return false;
	if (n == 1)
		return memchr(text.p, key[0], text.n) != NULL;
	last = key[n - 1];
	for (i = n - 1; i < text.n;) {
		char c = text.p[i];

		if (c == last) {
			size_t k = 0;

			while (k < n - 1 && text.p[i - k - 1] ==
			    key[n - 2 - k])
				k++;
			if (k == n - 1)
				return true;
			looked += k + 1;
			if (looked > PATIENCE * (i + 64))
				return patient(m, span_from(text, i - (n - 1)));
		}
		i += m->skip[(unsigned char)c];
	}
	return false;
}
