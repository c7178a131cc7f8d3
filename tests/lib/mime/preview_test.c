/* SPDX-License-Identifier: ISC */
#include "mime/preview.h"
#include "mime/words.h"
#include "tap.h"

static const struct {
	bool html;
	const char *text, *preview;
} cases[] = {
	{ false, "", "" }, { false, " \r\n\t ", "" }, { false, "a", "a" },
	{ false, "  a \r\n\r\n b\t", "a b" },
	{ false, "a\n> q\nb", "a b" }, { false, "a\n > q\nb", "a b" },
	{ false, "a > b", "a > b" }, { false, "> q\n> r", "> q > r" },
	{ false, "\xe2\x80\xae" "a\xe2\x80\x8b" "b", "ab" },
	{ false, "a\xc2\xa0" "b", "a b" },
	{ false, "\xf0\x9f\x98\x80\xc3\xa4", "\xf0\x9f\x98\x80\xc3\xa4" },
	{ true, "", "" }, { true, "<", "<" }, { true, "a<", "a<" },
	{ true, "1 < 2", "1 < 2" }, { true, "<p>a</p><p>b", "a b" },
	{ true, "a<b>b</b>c", "abc" }, { true, "a<br>b", "a b" },
	{ true, "<!-- x -->a<!-- y", "a" }, { true, "<!-->a", "" },
	{ true, "<style>x</style>a", "a" }, { true, "<style>x", "" },
	{ true, "<STYLE type=x>x</Style >a", "a" },
	{ true, "<script>a<b</scrip></script>c", "c" },
	{ true, "<a title=\"x>y\">b</a>", "b" },
	{ true, "<a title=\"x>y", "" }, { true, "<!DOCTYPE html>a", "a" },
	{ true, "&lt;&amp;&gt;&nbsp;x", "<&> x" }, { true, "&", "&" },
	{ true, "&#65;&#x42;&#X43;", "ABC" }, { true, "&#;&#x;", "&#;&#x;" },
	{ true, "&#0;&#xd800;", "\xef\xbf\xbd\xef\xbf\xbd" },
	{ true, "&#1114112;", "&#1114112;" }, { true, "&amp", "&amp" },
	{ true, "a&shy;b", "ab" }, { true, "> a", "> a" },
	{ true, "a\n>b", "a >b" },
};

static void
long_ones(void)
{
	struct buf in = BUF_INIT(1 << 22), out = BUF_INIT(PREVIEW_BYTES);
	size_t i;

	for (i = 0; i < 1000; i++)
		buf_adds(&in, "\xf0\x9f\x98\x80");
	preview_of_text(&out, buf_span(&in));
	tap_ok(out.len == PREVIEW_BYTES && buf_ok(&out), "the longest");
	buf_reset(&in);
	for (i = 0; i < 150; i++)
		buf_adds(&in, "\xc3\xa4 ");
	buf_reset(&out);
	preview_of_text(&out, buf_span(&in));
	tap_ok(out.len == 100 * 2 + 99 && words_utf8(buf_span(&out)) ==
	    out.len, "no blank at the end");
	buf_reset(&in);
	for (i = 0; i < 100000; i++)
		buf_adds(&in, "<style><!--<a \"&amp");
	buf_reset(&out);
	preview_of_html(&out, buf_span(&in));
	tap_ok(out.len == 0, "much markup");
	buf_done(&in);
	buf_done(&out);
}

int
main(void)
{
	struct buf b = BUF_INIT(PREVIEW_BYTES);
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_reset(&b);
		if (cases[i].html)
			preview_of_html(&b, span_str(cases[i].text));
		else
			preview_of_text(&b, span_str(cases[i].text));
		tap_is(buf_span(&b), span_str(cases[i].preview),
		    cases[i].text);
	}
	long_ones();
	buf_done(&b);
	return tap_done();
}
