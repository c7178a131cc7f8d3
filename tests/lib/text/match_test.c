/* SPDX-License-Identifier: ISC */
#include "text/match.h"
#include "tap.h"

static const struct {
	const char *key, *text;
	bool found;
} cases[] = {
	{ "", "", true }, { "a", "", false }, { "abc", "xABCx", true },
	{ "aab", "aaab", true }, { "abab", "abaabab", true },
	{ "GR\303\234SSE", "gr\303\274sse", true },
	{ "\320\237\320\240", "\320\277\321\200\320\270", true },
	{ "\316\243", "\317\202", true },
	{ "\346\227\245", "x\346\227\245y", true },
	{ "\346\227\245", "\346\227\244", false },
	{ "\377", "a\377b", true }, { "\303", "\303\274", false },
	{ "x", "\303x", true }, { "\303\274", "\303\303\274", true },
};

int
main(void)
{
	struct pool pool;
	struct match m;
	size_t i, cut;

	pool_init(&pool);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct span text = span_str(cases[i].text);
		bool good = true;

		match_init(&m, &pool, span_str(cases[i].key));
		for (cut = 0; cut <= text.n; cut++) {
			match_reset(&m);
			(void)match_feed(&m, span_sub(text, 0, cut));
			good = good && match_feed(&m, span_from(text, cut)) ==
			    cases[i].found;
		}
		tap_ok(good, cases[i].text);
	}
	pool_done(&pool);
	return tap_done();
}
