/* SPDX-License-Identifier: ISC */
#include "text/sift.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *key, *text;
	bool found;
} cases[] = {
	{ "", "", true }, { "a", "", false }, { "abc", "xABCx", true },
	{ "aab", "aaab", true }, { "abab", "abaabab", true },
	{ "Abcdefghij", "xyz abcdefghi abcdefGHIJ.", true },
	{ "[{@`", "[{@`", true }, { "[", "{", false }, { "@", "`", false },
	{ "GR\303\234SSE", "gr\303\274sse", true },
	{ "\320\237\320\240", "\320\277\321\200\320\270", true },
	{ "\316\243", "\317\202", true },
	{ "\346\227\245", "x\346\227\245y", true },
	{ "\346\227\245", "\346\227\244", false },
	{ "k", "\342\204\252", true },           /* the Kelvin sign */
	{ "e", "caf\303\251", true },            /* decomposed: e and an
	                                          * accent */
	{ "\377", "a\377b", true }, { "\303", "\303\274", false },
	{ "\274", "\303\274", false }, { "\300\200", "\300\200", true },
	{ "x", "\303x", true }, { "\303\274", "\303\303\274", true },
	{ "\355\240\200", "x\355\240\200", true },
};

/* In every cut, and as what comes before a border and after it. */
static bool
sifts(size_t at, struct pool *pool)
{
	struct span text = span_str(cases[at].text);
	struct match m;
	struct sift s;
	bool good = true;
	size_t cut;

	match_init(&m, pool, span_str(cases[at].key));
	sift_init(&s);
	good = sift_key(&s, &m) == 0;
	for (cut = 0; cut <= text.n; cut++) {
		sift_reset(&s);
		sift_feed(&s, span_sub(text, 0, cut));
		sift_feed(&s, span_from(text, cut));
		sift_end(&s);
		good = good && s.found[0] == cases[at].found;
		sift_reset(&s);
		sift_feed(&s, SPAN("other"));
		sift_border(&s);
		sift_feed(&s, text);
		sift_border(&s);
		sift_feed(&s, SPAN("other"));
		sift_end(&s);
		good = good && s.found[0] == cases[at].found;
	}
	sift_done(&s);
	return good;
}

/* A slow search that cannot be wrong, against the quick one: short alphabets,
 * so that much nearly matches. */
static void
random_texts(struct pool *pool)
{
	unsigned seed = 1, good = 0, n;

	for (n = 0; n < 3000; n++) {
		char text[200], key[8];
		size_t i, t = 0, k = 0, len;
		struct match m;
		bool found = false;

		for (i = 0; i < sizeof(text); i++) {
			seed = seed * 1103515245 + 12345;
			text[t++] = (char)('A' + (seed >> 16) % 2);
		}
		len = 1 + n % sizeof(key);
		for (i = 0; i < len; i++) {
			seed = seed * 1103515245 + 12345;
			key[k++] = (char)('A' + (seed >> 16) % (2 + n % 2));
		}
		for (i = 0; i + k <= t; i++)
			found = found || memcmp(text + i, key, k) == 0;
		match_init(&m, pool, span_of(key, k));
		good += match_in(&m, span_of(text, t)) == found;
		pool_reset(pool);
	}
	tap_ok(good == 3000, "as a slow search finds");
}

/* Over the edge of the window: every place of a key in a long text. */
static void
long_text(struct pool *pool)
{
	size_t n = SIFT_WINDOW + 4000, at, good = 0, tried = 0;
	char *text = malloc(n);
	struct match m;
	struct sift s;

	if (text == NULL)
		exit(1);
	match_init(&m, pool, SPAN("needle"));
	sift_init(&s);
	(void)sift_key(&s, &m);
	for (at = SIFT_WINDOW - 300; at < SIFT_WINDOW + 300; at += 7) {
		memset(text, 'n', n);
		memcpy(text + at, "NEEDLE", 6);
		sift_reset(&s);
		sift_feed(&s, span_of(text, n));
		sift_end(&s);
		good += s.found[0];
		tried++;
	}
	tap_ok(good == tried, "across the window's edge");
	sift_done(&s);
	free(text);
}

/* A text and a key that quick searches hate: what costs a minute when it is
 * not linear. */
static void
hostile(struct pool *pool)
{
	size_t n = 4 << 20, k = 60000;
	char *text = malloc(n);
	struct match m;

	if (text == NULL)
		exit(1);
	memset(text, 'A', n);
	match_init(&m, pool, span_of(text, k));
	m.key = pool_span(pool, span_of(text, k));
	((char *)(size_t)m.key.p)[0] = 'B';
	tap_ok(!match_in(&m, span_of(text, n)), "linear");
	free(text);
}

int
main(void)
{
	struct pool pool;
	size_t i;

	pool_init(&pool);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		tap_ok(sifts(i, &pool), cases[i].text);
	random_texts(&pool);
	long_text(&pool);
	hostile(&pool);
	pool_done(&pool);
	return tap_done();
}
