/* words: RFC 2047's own examples, what real mail does wrong, and text made to
 * cost too much.
 * SPDX-License-Identifier: ISC */
#include "mime/words.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tap.h"

static const struct {
	const char *in, *out, *name;
} cases[] = {
	{ "plain text", "plain text", "plain" },
	{ "=?ISO-8859-1?Q?Andr=E9?= Pirard", "Andr\xc3\xa9 Pirard", "Latin 1" },
	{ "=?US-ASCII?Q?Keith_Moore?=", "Keith Moore", "ASCII, underscore" },
	{ "(=?ISO-8859-1?Q?a?=)", "(a)", "RFC 2047 8: a" },
	{ "(=?ISO-8859-1?Q?a?= b)", "(a b)", "RFC 2047 8: a b" },
	{ "=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=", "ab", "blank between" },
	{ "=?ISO-8859-1?Q?a?=\r\n   =?ISO-8859-1?Q?b?=", "ab", "fold between" },
	{ "=?ISO-8859-1?Q?a_b?=", "a b", "underscore" },
	{ "=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=", "a b", "two charsets" },
	{ "=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=\n"
	  " =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?=",
	  "If you can read this you understand the example.", "RFC 2047 2" },
	{ "=?iso-2022-jp?B?GyRCRnxLXDhsGyhC?=",
	  "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", "ISO-2022-JP" },
	{ "=?Shift_JIS?B?k/qWe4zq?=",
	  "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", "Shift_JIS" },
	{ "=?euc-jp?Q?=C6=FC=CB=DC=B8=EC?=",
	  "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", "EUC-JP" },
	{ "=?gb2312?B?1tDOxA==?=", "\xe4\xb8\xad\xe6\x96\x87", "GB2312" },
	{ "=?koi8-r?B?8PLJ18XU?=", "\xd0\x9f\xd0\xa0\xd0\xb8\xd0\xb2\xd0\xb5"
	  "\xd1\x82", "KOI8-R" },
	{ "=?utf-8?B?5pc=?= =?utf-8?B?pQ==?=", "\xe6\x97\xa5",
	  "a character split between words" },
	{ "=?utf-8*en?Q?hi?=", "hi", "RFC 2231 language" },
	{ "x=?utf-8?Q?y?=z", "xyz", "inside other text" },
	{ "\"=?utf-8?Q?y?=\"", "\"y\"", "inside quotes" },
	{ "=?utf-8?Q?two words?=", "two words", "a blank in the text" },
	{ "=?utf-8?Q?bad=ZZ=?=", "bad=ZZ=", "bad hex" },
	{ "=?utf-8?X?y?=", "=?utf-8?X?y?=", "no such encoding" },
	{ "=?utf-8?Q?open", "=?utf-8?Q?open", "not closed" },
	{ "=?", "=?", "only the beginning" },
	{ "a = b =? c", "a = b =? c", "equal signs" },
	{ "=?utf-8?Q?" "?=", "", "empty" },
	{ "=?utf-8?Q?a=FFb?=", "a\xef\xbf\xbd" "b", "not UTF-8" },
	{ "=?utf-8?Q?a=ED=A0=80?=", "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd",
	  "a surrogate" },
	{ "=?no-such-set?Q?caf=E9?=", "caf\xc3\xa9", "unknown charset" },
	{ "=?../../x?Q?a?=", "a", "a path for a charset" },
	{ "=?utf-8//TRANSLIT?Q?a?=", "a", "an option for iconv" },
	{ "=?utf-8?Q?a=0D=0ABcc:_x?=", "a  Bcc: x", "no new header line" },
	{ "=?utf-8?Q?a=00b?=", "a b", "NUL" },
	{ "caf\xe9", "caf\xc3\xa9", "raw Latin 1" },
	{ "caf\xc3\xa9", "caf\xc3\xa9", "raw UTF-8" },
	{ "one\r\n two\n\tthree", "one two\tthree", "unfolded" },
};

static void
test_cases(void)
{
	struct words w;
	struct buf out = BUF_INIT(1 << 20);
	size_t i;

	words_init(&w);
	for (i = 0; i < LENGTH(cases); i++) {
		buf_reset(&out);
		words_decode(&w, &out, span_str(cases[i].in));
		tap_is(buf_span(&out), span_str(cases[i].out), cases[i].name);
	}
	buf_done(&out);
	words_done(&w);
}

/* However a word is cut off, the result is UTF-8 and nothing is read past
 * it. */
static void
test_cuts(void)
{
	struct words w;
	struct buf out = BUF_INIT(1 << 20);
	bool good = true;
	size_t i, n;

	words_init(&w);
	for (i = 0; i < LENGTH(cases); i++)
		for (n = 0; n <= strlen(cases[i].in); n++) {
			char *copy = span_dup(span_of(cases[i].in, n));

			buf_reset(&out);
			words_decode(&w, &out, span_of(copy, n));
			good = good && words_utf8(buf_span(&out)) == out.len;
			free(copy);
		}
	tap_ok(good, "every cut gives UTF-8");
	buf_done(&out);
	words_done(&w);
}

static void
test_many_charsets(void)
{
	struct words w;
	struct buf in = BUF_INIT(1 << 20), out = BUF_INIT(1 << 20);
	size_t i;

	words_init(&w);
	for (i = 1; i < 16; i++)
		buf_addf(&in, "=?iso-8859-%zu?Q?=41?= ", i);
	words_prepare(&w, buf_span(&in));
	tap_ok(w.n == WORDS_CHARSETS, "prepare stops at its limit");
	words_decode(&w, &out, buf_span(&in));
	tap_is(buf_span(&out), SPAN("AAAAAAAAAAAAAAA "),
	    "more charsets than are kept open");
	buf_done(&in);
	buf_done(&out);
	words_done(&w);
}

static clock_t
cost(const char *piece, size_t times)
{
	struct words w;
	struct buf in = BUF_INIT(4 << 20), out = BUF_INIT(16 << 20);
	clock_t t;
	size_t i;

	for (i = 0; i < times; i++)
		buf_adds(&in, piece);
	words_init(&w);
	t = clock();
	words_decode(&w, &out, buf_span(&in));
	t = clock() - t;
	words_done(&w);
	buf_done(&in);
	buf_done(&out);
	return t;
}

/* Quadratic work on these would take minutes; the bound is generous. */
static void
test_linear(void)
{
	static const char *const pieces[] = { "=?", "=?a?q?", "=?utf-8?Q?x",
		"=?utf-8?Q?x?= ", "==", "=?utf-8?B?", "=?iso-8859-7?Q?x?= y " };
	size_t i;

	for (i = 0; i < LENGTH(pieces); i++)
		tap_ok(cost(pieces[i], 100000) < 3 * CLOCKS_PER_SEC,
		    pieces[i]);
}

int
main(void)
{
	test_cases();
	test_cuts();
	test_many_charsets();
	test_linear();
	return tap_done();
}
