/* SPDX-License-Identifier: ISC */
#include "imap/pattern.h"
#include "base/buf.h"
#include "tap.h"

static const struct {
	const char *pattern, *name;
	bool match;
} cases[] = {
	{ "*", "a.b", true }, { "%", "a", true }, { "%", "a.b", false },
	{ "%.%", "a.b", true }, { "a*", "ab.c", true }, { "a%", "ab.c", false },
	{ "*b", "a.bb", true }, { "inbox", "INBOX", true },
	{ "InBoX.a", "INBOX.a", true }, { "INBOX.A", "INBOX.a", false },
	{ "A", "a", false }, { "", "", true }, { "", "a", false },
	{ "%*%", "a.b.c", true }, { "*.c", "a.b.c", true },
	{ "%.c", "a.b.c", false }, { "a", "ab", false }, { "ab", "a", false },
};

int
main(void)
{
	struct pool pool;
	struct pattern p;
	struct buf b = BUF_INIT(10000);
	size_t i;

	pool_init(&pool);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		tap_ok(pattern_init(&p, &pool, span_str(cases[i].pattern),
		    '.') == 0 && pattern_match(&p, span_str(cases[i].name)) ==
		    cases[i].match, cases[i].pattern);
	for (i = 0; i < 400; i++)
		buf_adds(&b, "*a");
	buf_adds(&b, "x");
	tap_ok(pattern_init(&p, &pool, buf_span(&b), '.') == 0,
	    "a hostile pattern");
	buf_reset(&b);
	for (i = 0; i < 5000; i++)
		buf_addc(&b, 'a');
	tap_ok(!pattern_match(&p, buf_span(&b)), "ends, and does not match");
	tap_ok(pattern_init(&p, &pool, buf_span(&b), '.') == -1, "too long");
	pool_done(&pool);
	buf_done(&b);
	return tap_done();
}
