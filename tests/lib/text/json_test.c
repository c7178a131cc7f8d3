/* json: what is JSON and what is not, cut everywhere, and its parts.
 * SPDX-License-Identifier: ISC */
#include "text/json.h"

#include "tap.h"

static const struct {
	struct span text;
	bool valid;
} cases[] = {
	{ { "{}", 2 }, true }, { { "[]", 2 }, true }, { { "1", 1 }, true },
	{ { " {\"a\" : [1, -2.5e+3, true, null, \"x\"]} ", 39 }, true },
	{ { "\"\\u00e9\\n\\\"\"", 12 }, true },
	{ { "", 0 }, false }, { { "{", 1 }, false }, { { "{}x", 3 }, false },
	{ { "01", 2 }, false }, { { "1.", 2 }, false }, { { "-", 1 }, false },
	{ { "1e", 2 }, false }, { { "{a:1}", 5 }, false },
	{ { "{\"a\":1,}", 8 }, false }, { { "[1,]", 4 }, false },
	{ { "[1 2]", 5 }, false }, { { "'a'", 3 }, false },
	{ { "\"\n\"", 3 }, false }, { { "\"\\x\"", 4 }, false },
	{ { "\"\\u12g4\"", 8 }, false }, { { "\"\377\"", 3 }, false },
	{ { "\"\300\200\"", 4 }, false }, { { "\"\355\240\200\"", 5 }, false },
	{ { "tru", 3 }, false }, { { "nul", 3 }, false },
	{ { "1\0", 2 }, false }, { { "\xef\xbb\xbf{}", 5 }, false },
};

static void
test_strings(void)
{
	static const struct {
		const char *json, *text;
	} strings[] = {
		{ "\"a\"", "a" }, { "\"\\u00e9\"", "\303\251" },
		{ "\"\\ud83d\\udd11\"", "\360\237\224\221" },
		{ "\"\\\\\\/\\b\\f\\n\\r\\t\\\"\"", "\\/\b\f\n\r\t\"" },
		{ "\"\\u0000\"", NULL }, { "\"\\ud83d\"", NULL },
		{ "\"\\udd11\"", NULL }, { "\"\\ud83d\\u0041\"", NULL },
		{ "1", NULL }, { "[]", NULL },
	};
	struct buf b = BUF_INIT(100);
	size_t i;

	for (i = 0; i < LENGTH(strings); i++) {
		int r;

		buf_reset(&b);
		tap_ok(json_is_valid(span_str(strings[i].json)), "valid");
		r = json_string(span_str(strings[i].json), &b);
		tap_ok((r == 0) == (strings[i].text != NULL), strings[i].json);
		if (r == 0)
			tap_is(buf_span(&b), span_str(strings[i].text), "text");
	}
	buf_done(&b);
}

static void
test_parts(void)
{
	struct span o = SPAN("{ \"a\" : [ [1], {\"a\":2} ,\"]\" ], \"b\":7,"
	    "\"c\":1,\"c\":1 }"), value, one;
	uint64_t n;
	size_t at = 0;

	tap_ok(json_is_valid(o), "valid");
	tap_ok(json_member(o, "a", &value) == 1, "a member");
	tap_ok(json_next(value, &at, &one), "first");
	tap_is(one, SPAN("[1]"), "an array");
	tap_ok(json_next(value, &at, &one), "second");
	tap_is(one, SPAN("{\"a\":2}"), "an object");
	tap_ok(json_next(value, &at, &one), "third");
	tap_is(one, SPAN("\"]\""), "a string");
	tap_ok(!json_next(value, &at, &one), "and no more");
	tap_ok(json_member(o, "b", &value) == 1 &&
	    json_number(value, &n) == 0 && n == 7, "a number");
	tap_ok(json_member(o, "c", &value) == -1, "twice");
	tap_ok(json_member(o, "d", &value) == 0, "none");
	tap_ok(json_member(SPAN("[]"), "d", &value) == 0, "no object");
	at = 0;
	tap_ok(!json_next(SPAN("{}"), &at, &value), "no array");
}

int
main(void)
{
	struct span good = cases[3].text;
	char deep[64];
	size_t i, n = 0;

	for (i = 0; i < LENGTH(cases); i++)
		if (!tap_ok(json_is_valid(cases[i].text) == cases[i].valid,
		    "valid or not"))
			tap_show("text", cases[i].text);
	for (i = 0; i < good.n - 1; i++)
		n += json_is_valid(span_sub(good, 0, i));
	tap_ok(n == 0, "cut anywhere it is none");
	for (n = JSON_DEPTH_MAX; n <= JSON_DEPTH_MAX + 1; n++) {
		for (i = 0; i < n; i++) {
			deep[i] = '[';
			deep[2 * n - 1 - i] = ']';
		}
		tap_ok(json_is_valid(span_of(deep, 2 * n)) ==
		    (n == JSON_DEPTH_MAX), "depth");
	}
	test_strings();
	test_parts();
	return tap_done();
}
