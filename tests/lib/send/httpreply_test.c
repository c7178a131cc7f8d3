/* httpreply: every cut gives the same; whatever is ambiguous is an error.
 * SPDX-License-Identifier: ISC */
#include "send/httpreply.h"

#include <string.h>

#include "tap.h"

#define OK "HTTP/1.1 200 OK\r\n"

static const struct {
	const char *text;
	int want;                        /* 1, -1; 2: when it ends there */
	const char *body;
} cases[] = {
	{ OK "Content-Length: 3\r\nContent-Type: Text/Plain; x=y\r\n\r\nabc",
	    1, "abc" },
	{ OK "\r\nabc", 2, "abc" },
	{ OK "Content-Length: 0\r\n\r\n", 1, "" },
	{ "HTTP/1.0 404\r\n\r\n", 2, "" },
	{ "HTTP/1.1 100 Go on\r\n\r\n" OK "Content-Length: 1\r\n\r\na", 1,
	    "a" },
	{ OK "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n"
	    "0\r\nX: y\r\n\r\n", 1, "abc" },
	{ OK "Content-Length: 4\r\n\r\nabc", -2, "" },
	{ OK "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n", -2, "" },
	{ OK "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", -1, "" },
	{ OK "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc", -1,
	    "" },
	{ OK "Content-Length: 99999999999999999999\r\n\r\n", -1, "" },
	{ OK "Content-Length: -1\r\n\r\n", -1, "" },
	{ OK "Content-Encoding: gzip\r\n\r\n", -1, "" },
	{ OK "X : y\r\n\r\n", -1, "" }, { OK "X: y\r\n z\r\n\r\n", -1, "" },
	{ OK "X: y\n\r\n", -1, "" }, { OK "X: a\rb\r\n\r\n", -1, "" },
	{ OK "Transfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n", -1, "" },
	{ OK "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", -1,
	    "" },
	{ OK "\r\n0123456789abcdefg", -1, "" },
	{ "220 peer ESMTP\r\n", -1, "" }, { "HTTP/2 200\r\n", -1, "" },
	{ "HTTP/1.1 2000\r\n", -1, "" }, { "", -2, "" },
};

static int
feed(struct httpreply *r, struct span in)
{
	size_t used = 0;
	int got = httpreply_feed(r, in, &used);

	return got == 0 && used != in.n ? -3 : got;
}

static int
run(struct httpreply *r, struct span in, size_t cut)
{
	int got = feed(r, span_sub(in, 0, cut));

	if (got == 0)
		got = feed(r, span_from(in, cut));
	if (got == 0)
		got = 2 * httpreply_end(r);
	return got;
}

static void
test_cuts(void)
{
	struct httpreply r;
	size_t i, cut;
	bool good;

	for (i = 0; i < LENGTH(cases); i++) {
		struct span in = span_str(cases[i].text);

		for (cut = 0, good = true; cut <= in.n && good; cut++) {
			httpreply_init(&r, 16);
			good = run(&r, in, cut) == cases[i].want &&
			    (cases[i].want < 0 || span_eq(buf_span(&r.body),
			    span_str(cases[i].body)));
			httpreply_done(&r);
		}
		if (!tap_ok(good, "a case, however it is cut"))
			tap_show("case", in);
	}
}

static void
test_limits(void)
{
	struct httpreply r;
	size_t n = 0;
	int got;

	httpreply_init(&r, 16);
	got = feed(&r, SPAN(OK));
	while (got == 0 && ++n < 100000)
		got = feed(&r, SPAN("X: y\r\n"));
	tap_ok(got == -1 && n < 20000, "a header without end");
	httpreply_done(&r);
	httpreply_init(&r, 16);
	n = 0;
	got = feed(&r, SPAN(OK "X: "));
	while (got == 0 && ++n < 100000)
		got = feed(&r, SPAN("y"));
	tap_ok(got == -1 && n < 10000, "a line without end");
	httpreply_done(&r);
	httpreply_init(&r, 16);
	if (tap_ok(run(&r, span_str(cases[0].text), 5) == 1, "a type"))
		tap_is(span_str(r.type), SPAN("text/plain"), "in lower case");
	httpreply_done(&r);
}

int
main(void)
{
	test_cuts();
	test_limits();
	return tap_done();
}
