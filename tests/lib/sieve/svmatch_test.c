/* svmatch: match types and comparators, what wildcards stand for, and patterns
 * made to explode.
 * SPDX-License-Identifier: ISC */
#include "sieve/svmatch.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "tap.h"

#define PLENTY 100000000u

static const struct {
	const char *key, *value, *parts;     /* NULL: no match */
} globs[] = {
	{ "", "", "" }, { "", "a", NULL }, { "a", "a", "" },
	{ "*", "", "[]" }, { "*", "abc", "[abc]" }, { "?", "", NULL },
	{ "?", "a", "[a]" }, { "??", "a", NULL }, { "a*", "abc", "[bc]" },
	{ "*c", "abc", "[ab]" }, { "*b*", "abc", "[a][c]" },
	{ "a*c", "abcbc", "[bcb]" }, { "*b*c", "abcbc", "[a][cb]" },
	{ "a*a", "a", NULL }, { "a*a", "aa", "[]" },
	{ "*foo*bar", "xfoofoobar", "[x][foo]" },
	{ "\\*", "*", "" }, { "\\*", "a", NULL }, { "a\\?c", "a?c", "" },
	{ "\\\\", "\\", "" }, { "a\\", "a\\", "" }, { "ABC", "abc", "" },
	{ "A*", "aBC", "[BC]" }, { "?a?", "\xc3\xa9" "a\xe6\x97\xa5",
	    "[\xc3\xa9][\xe6\x97\xa5]" },
	{ "*?", "a\xe6\x97\xa5", "[a][\xe6\x97\xa5]" },
	{ "*a?", "xay", "[x][y]" }, { "*?b*", "ab", "[][a][]" },
	{ "* list <*@*>", "A list <b@c>", "[A][b][c]" },
	{ "***", "x", "[][][x]" }, { "*x*x*", "axbxc", "[a][b][c]" },
};

static void
test_globs(void)
{
	const struct svmatch m = { SVMATCH_MATCHES, SVMATCH_CASEMAP,
		SVMATCH_EQ };
	size_t i, k;

	for (i = 0; i < LENGTH(globs); i++) {
		struct svmatch_parts parts = { .n = 0 };
		struct buf got = BUF_INIT(1000);
		uint64_t steps = PLENTY;
		int r = svmatch(&m, span_str(globs[i].value),
		    span_str(globs[i].key), &parts, &steps, NULL);

		for (k = 1; r == 1 && k < parts.n; k++) {
			buf_addc(&got, '[');
			buf_add(&got, parts.part[k]);
			buf_addc(&got, ']');
		}
		tap_ok(r == (globs[i].parts != NULL), globs[i].key);
		if (r == 1 && globs[i].parts != NULL)
			tap_is(buf_span(&got), span_str(globs[i].parts),
			    "  its wildcards");
		buf_done(&got);
	}
}

static const struct {
	enum svmatch_type type;
	enum svmatch_comparator comparator;
	enum svmatch_relation relation;
	const char *value, *key;
	int yes;
} cases[] = {
	{ SVMATCH_IS, SVMATCH_CASEMAP, SVMATCH_EQ, "Abc", "aBC", 1 },
	{ SVMATCH_IS, SVMATCH_OCTET, SVMATCH_EQ, "Abc", "aBC", 0 },
	{ SVMATCH_IS, SVMATCH_CASEMAP, SVMATCH_EQ, "", "", 1 },
	{ SVMATCH_IS, SVMATCH_NUMERIC, SVMATCH_EQ, "007", "7x", 1 },
	{ SVMATCH_IS, SVMATCH_NUMERIC, SVMATCH_EQ, "x", "y", 1 },
	{ SVMATCH_CONTAINS, SVMATCH_CASEMAP, SVMATCH_EQ, "xABCx", "abc", 1 },
	{ SVMATCH_CONTAINS, SVMATCH_OCTET, SVMATCH_EQ, "xABCx", "abc", 0 },
	{ SVMATCH_CONTAINS, SVMATCH_CASEMAP, SVMATCH_EQ, "", "", 1 },
	{ SVMATCH_CONTAINS, SVMATCH_CASEMAP, SVMATCH_EQ, "ab", "abc", 0 },
	{ SVMATCH_VALUE, SVMATCH_NUMERIC, SVMATCH_GT, "10", "9", 1 },
	{ SVMATCH_VALUE, SVMATCH_CASEMAP, SVMATCH_GT, "10", "9", 0 },
	{ SVMATCH_VALUE, SVMATCH_NUMERIC, SVMATCH_GT, "none", "9", 1 },
	{ SVMATCH_VALUE, SVMATCH_NUMERIC, SVMATCH_LE,
	    "99999999999999999999999", "100000000000000000000000", 1 },
	{ SVMATCH_VALUE, SVMATCH_CASEMAP, SVMATCH_NE, "a", "A", 0 },
};

static void
test_cases(void)
{
	size_t i;

	for (i = 0; i < LENGTH(cases); i++) {
		const struct svmatch m = { cases[i].type, cases[i].comparator,
			cases[i].relation };
		uint64_t steps = PLENTY;

		tap_ok(svmatch(&m, span_str(cases[i].value),
		    span_str(cases[i].key), NULL, &steps, NULL) ==
		    cases[i].yes, cases[i].key);
	}
}

/* The steps used for n of `piece` in the pattern against 50 times as many a. */
static uint64_t
cost(const char *piece, size_t n)
{
	const struct svmatch m = { SVMATCH_MATCHES, SVMATCH_CASEMAP,
		SVMATCH_EQ };
	struct buf key = BUF_INIT(1 << 20), value = BUF_INIT(1 << 22);
	uint64_t steps = PLENTY;
	size_t i;
	int r;

	for (i = 0; i < n; i++)
		buf_adds(&key, piece);
	buf_addc(&key, 'b');
	for (i = 0; i < n * 50; i++)
		buf_addc(&value, 'a');
	r = svmatch(&m, buf_span(&value), buf_span(&key), NULL, &steps, NULL);
	buf_done(&key);
	buf_done(&value);
	return r == 1 ? 0 : PLENTY - steps;
}

static void
test_cost(void)
{
	const struct svmatch m = { SVMATCH_MATCHES, SVMATCH_OCTET,
		SVMATCH_EQ };
	struct err err = ERR_INIT;
	uint64_t steps = 1000;
	struct buf a = BUF_INIT(1 << 20);
	size_t i;

	tap_ok(cost("*a", 2000) < 3 * cost("*a", 1000),
	    "*a*a*a...b costs twice as much at twice the length");
	tap_ok(cost("*a*", 20000) < 3 * cost("*a*", 10000), "so does *a**a*");
	for (i = 0; i < 10000; i++)
		buf_addc(&a, 'a');
	steps = 100000;
	tap_ok(svmatch(&m, buf_span(&a), SPAN("*a?aaaaaaaaaaaaaaaaaaaaaaab*"),
	    NULL, &steps, &err) == -1 && err.kind == ERR_LIMIT,
	    "a search with ? ends when the steps are used up");
	buf_done(&a);
}

static void
test_regex(void)
{
	const struct svmatch m = { SVMATCH_REGEX, SVMATCH_CASEMAP,
		SVMATCH_EQ };
	struct svmatch_parts parts = { .n = 0 };
	uint64_t steps = PLENTY;

	tap_ok(svmatch(&m, SPAN("[list 42] hi"), SPAN("^\\[(.*) ([0-9]+)\\]"),
	    &parts, &steps, NULL) == 1, "a regular expression");
	tap_is(parts.part[2], SPAN("42"), "  and its group");
	tap_ok(svmatch_check_regex(SPAN("(a"), NULL) == -1, "not closed");
	tap_ok(svmatch_check_regex(SPAN("(a)\\1"), NULL) == -1,
	    "no back references (CVE-2020-28200)");
	tap_ok(svmatch_check_regex(SPAN("a{99999}"), NULL) == -1,
	    "no huge repetitions");
}

int
main(void)
{
	test_globs();
	test_cases();
	test_cost();
	test_regex();
	return tap_done();
}
