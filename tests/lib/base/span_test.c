/* span: comparison, search, cutting; NUL is a byte like others.
 * SPDX-License-Identifier: ISC */
#include "base/span.h"

#include <stdlib.h>

#include "tap.h"

static void
test_compare(void)
{
	tap_ok(span_eq(SPAN("a\0b"), SPAN("a\0b")), "NUL inside");
	tap_ok(!span_eq(SPAN("a\0b"), SPAN("a\0c")), "differs after the NUL");
	tap_ok(span_ieq(SPAN("Subject"), SPAN("sUBJECT")), "ASCII case");
	tap_ok(!span_ieq(SPAN("\xc0"), SPAN("\xe0")), "no other case");
	tap_ok(span_cmp(SPAN("a"), SPAN("ab")) < 0, "shorter first");
	tap_ok(span_cmp(SPAN("\xff"), SPAN("a")) > 0, "bytes are unsigned");
	tap_ok(span_icmp(SPAN("B"), SPAN("a")) > 0, "icmp folds");
	tap_ok(span_eq(span_str(NULL), SPAN("")), "NULL is empty");
}

static void
test_find(void)
{
	struct span s = SPAN("abcabc");

	tap_ok(span_find(s, 0, 'c') == 2, "find");
	tap_ok(span_find(s, 3, 'c') == 5, "find from");
	tap_ok(span_find(s, 6, 'c') == 6, "find from the end");
	tap_ok(span_find(s, 99, 'c') == 6, "find from past the end");
	tap_ok(span_rfind(s, 'a') == 3 && span_rfind(s, 'x') == 6, "rfind");
	tap_ok(span_search(s, SPAN("ca")) == 2, "search");
	tap_ok(span_search(s, SPAN("cabcab")) == 6, "search past the end");
	tap_ok(span_starts(s, SPAN("abc")) && !span_starts(s, SPAN("abcabcx")),
	    "starts");
	tap_ok(
	    span_ends(s, SPAN("bc")) && span_istarts(s, SPAN("ABC")), "ends");
}

static void
test_cut(void)
{
	struct span rest = SPAN("a,,b,"), part;
	const char *parts[] = {"a", "", "b", ""};
	size_t n = 0;

	while (span_cut(&rest, ',', &part) && n < 5) {
		tap_is(part, span_str(n < 4 ? parts[n] : "?"), "part");
		n++;
	}
	tap_ok(n == 4, "four parts, the last one empty");
	rest = SPAN(" one\ttwo  ");
	tap_ok(span_word(&rest, &part) && span_eq(part, SPAN("one")), "word");
	tap_ok(span_word(&rest, &part) && span_eq(part, SPAN("two")), "word");
	tap_ok(!span_word(&rest, &part), "no more words");
	tap_is(span_trim(SPAN(" \r\n\tx y\n")), SPAN("x y"), "trim");
	tap_is(span_sub(SPAN("abc"), 2, 99), SPAN("c"), "sub is cut");
	tap_is(span_sub(SPAN("abc"), 5, 2), SPAN(""), "sub backwards is empty");
}

int
main(void)
{
	char *copy = span_dup(SPAN("x\0y"));

	test_compare();
	test_find();
	test_cut();
	tap_is(span_of(copy, 4), SPAN("x\0y\0"), "dup ends in NUL");
	free(copy);
	return tap_done();
}
