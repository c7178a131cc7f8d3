/* canon: RFC 6376 3.4.5 and what is not in it; each body with every cut, and in
 * both line ends.
 * SPDX-License-Identifier: ISC */
#include "dkim/canon.h"

#include <stdlib.h>
#include <string.h>

#include "tap.h"

struct sink {
	struct stage stage;
	struct buf out;
	size_t puts;
};

static int
put_sink(struct stage *s, struct span bytes)
{
	struct sink *sink = (struct sink *)(void *)s;

	buf_add(&sink->out, bytes);
	sink->puts++;
	return 0;
}

static int
end_sink(struct stage *s)
{
	(void)s;
	return 0;
}

static void
sink_init(struct sink *s)
{
	s->stage = (struct stage){ put_sink, end_sink, NULL, NULL };
	s->out = BUF_INIT(64 << 20);
	s->puts = 0;
}

static const struct {
	struct span in, simple, relaxed;
} bodies[] = {
	/* RFC 6376 3.4.5 */
	{ SPAN(" C \nD \t E\n\n\n"), SPAN(" C \r\nD \t E\r\n"),
	    SPAN(" C\r\nD E\r\n") },
	{ SPAN(""), SPAN("\r\n"), SPAN("") },
	{ SPAN("\n"), SPAN("\r\n"), SPAN("") },
	{ SPAN("\n\n\n"), SPAN("\r\n"), SPAN("") },
	{ SPAN("a"), SPAN("a\r\n"), SPAN("a\r\n") },
	{ SPAN("a\n"), SPAN("a\r\n"), SPAN("a\r\n") },
	{ SPAN("\n\na\n\n\nb\n\n"), SPAN("\r\n\r\na\r\n\r\n\r\nb\r\n"),
	    SPAN("\r\n\r\na\r\n\r\n\r\nb\r\n") },
	/* white space only */
	{ SPAN(" \t \n"), SPAN(" \t \r\n"), SPAN("") },
	{ SPAN("a\n \n\t\n"), SPAN("a\r\n \r\n\t\r\n"), SPAN("a\r\n") },
	{ SPAN("a\n \nb"), SPAN("a\r\n \r\nb\r\n"), SPAN("a\r\n\r\nb\r\n") },
	{ SPAN("a  "), SPAN("a  \r\n"), SPAN("a\r\n") },
	{ SPAN("\t\ta\n"), SPAN("\t\ta\r\n"), SPAN(" a\r\n") },
	/* a CR that ends no line is content */
	{ SPAN("a\rb\n"), SPAN("a\rb\r\n"), SPAN("a\rb\r\n") },
	{ SPAN("a \rb\n"), SPAN("a \rb\r\n"), SPAN("a \rb\r\n") },
	{ SPAN("a\r"), SPAN("a\r\r\n"), SPAN("a\r\r\n") },
	{ SPAN("\r\rb\n"), SPAN("\r\rb\r\n"), SPAN("\r\rb\r\n") },
	{ SPAN("a\0b\xff\n"), SPAN("a\0b\xff\r\n"), SPAN("a\0b\xff\r\n") },
};

static void
run(enum canon how, struct span in, size_t cut, struct sink *sink)
{
	struct canon_body b;

	sink_init(sink);
	canon_body_init(&b, how, &sink->stage);
	tap_ok(stage_put(&b.stage, span_sub(in, 0, cut)) == 0 &&
	    stage_put(&b.stage, span_from(in, cut)) == 0 &&
	    stage_end(&b.stage) == 0, "run");
}

static void
with_crlf(struct buf *out, struct span in)
{
	size_t i;

	for (i = 0; i < in.n; i++) {
		if (in.p[i] == '\n')
			buf_addc(out, '\r');
		buf_addc(out, in.p[i]);
	}
}

static void
check(enum canon how, struct span in, struct span expected)
{
	size_t cut;

	for (cut = 0; cut <= in.n; cut++) {
		struct sink sink;

		run(how, in, cut, &sink);
		tap_is(buf_span(&sink.out), expected, canon_name(how));
		buf_done(&sink.out);
	}
}

static void
test_bodies(void)
{
	size_t i;

	for (i = 0; i < LENGTH(bodies); i++) {
		struct buf crlf = BUF_INIT(1000);

		with_crlf(&crlf, bodies[i].in);
		check(CANON_SIMPLE, bodies[i].in, bodies[i].simple);
		check(CANON_RELAXED, bodies[i].in, bodies[i].relaxed);
		check(CANON_SIMPLE, buf_span(&crlf), bodies[i].simple);
		check(CANON_RELAXED, buf_span(&crlf), bodies[i].relaxed);
		buf_done(&crlf);
	}
}

static const struct {
	const char *in, *simple, *relaxed;
} fields[] = {
	/* RFC 6376 3.4.5 */
	{ "A: X\n", "A: X\r\n", "a:X\r\n" },
	{ "B : Y\t\n\tZ  \n", "B : Y\t\r\n\tZ  \r\n", "b:Y Z\r\n" },
	{ "Subject:\n", "Subject:\r\n", "subject:\r\n" },
	{ "Subject: \n \n", "Subject: \r\n \r\n", "subject:\r\n" },
	{ "X:a\r\n b\r\n", "X:a\r\n b\r\n", "x:a b\r\n" },
	{ "X:a:b", "X:a:b\r\n", "x:a:b\r\n" },
	{ "X: a\rb\n", "X: a\rb\r\n", "x:a\rb\r\n" },
};

static void
test_fields(void)
{
	size_t i;

	for (i = 0; i < LENGTH(fields); i++) {
		struct buf out = BUF_INIT(1000);

		canon_header(&out, span_str(fields[i].in), CANON_SIMPLE);
		tap_is(buf_span(&out), span_str(fields[i].simple), "simple");
		buf_reset(&out);
		canon_header(&out, span_str(fields[i].in), CANON_RELAXED);
		tap_is(buf_span(&out), span_str(fields[i].relaxed), "relaxed");
		buf_done(&out);
	}
}

/* However large the body, the next stage is given whole chunks: nothing is
 * collected and nothing is handed on byte by byte. */
static void
test_chunks(void)
{
	size_t n = 1 << 20, i;
	char *p = malloc(n);
	struct sink sink;

	for (i = 0; i < n; i++)
		p[i] = i % 3 == 0 ? '\n' : ' ';
	p[n - 2] = 'x';
	run(CANON_RELAXED, span_of(p, n), n / 2, &sink);
	tap_ok(sink.puts <= sink.out.len / CANON_CHUNK + 1, "whole chunks");
	buf_done(&sink.out);
	free(p);
}

static void
test_names(void)
{
	enum canon h, b;

	tap_ok(canon_parse(SPAN("relaxed/simple"), &h, &b) == 0 &&
	    h == CANON_RELAXED && b == CANON_SIMPLE, "both");
	tap_ok(canon_parse(SPAN("relaxed"), &h, &b) == 0 &&
	    h == CANON_RELAXED && b == CANON_SIMPLE, "the header only");
	tap_ok(canon_parse(SPAN(""), &h, &b) == -1, "none");
	tap_ok(canon_parse(SPAN("relaxed/"), &h, &b) == -1, "half");
	tap_ok(canon_parse(SPAN("simple/simple/simple"), &h, &b) == -1,
	    "three");
}

int
main(void)
{
	test_bodies();
	test_fields();
	test_chunks();
	test_names();
	return tap_done();
}
