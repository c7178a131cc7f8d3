/* Every sample, cut in two at every byte, gives the same events; refused lines
 * and literals leave the framing in step. SPDX-License-Identifier: ISC */
#include "imap/frame.h"
#include "tap.h"

struct sample {
	const char *name;
	struct span in;
	const char *events;      /* C:bytes| L:size| B| */
};

#define S(text) { text, sizeof(text) - 1 }

static const struct sample samples[] = {
	{ "two commands", S("a NOOP\r\nb NOOP\r\n"), "C:a NOOP|C:b NOOP|" },
	{ "a literal", S("a X {3}\r\nabc d\r\nb Y\r\n"),
	    "L:3|C:a X {3}\r\nabc d|C:b Y|" },
	{ "two literals", S("a X {1}\r\nq {2+}\r\n\r\n\r\n"),
	    "L:1|L:2|C:a X {1}\r\nq {2+}\r\n\r\n|" },
	{ "an empty literal", S("a X {0}\r\n\r\n"), "L:0|C:a X {0}\r\n|" },
	{ "a brace in quotes", S("a X \"{3}\"\r\n"), "C:a X \"{3}\"|" },
	{ "an escaped quote", S("a \"\\\"\" b\r\n"), "C:a \"\\\"\" b|" },
	{ "a literal of a wrapping size",
	    S("a {18446744073709551619}\r\nb\r\n"),
	    "C:a {18446744073709551619}|C:b|" },
	{ "LF alone", S("a\nb NOOP\r\n"), "B|C:b NOOP|" },
	{ "CR alone", S("a\rb\r\nc\r\n"), "B|C:c|" },
	{ "CR CR LF", S("a\r\r\nc\r\n"), "B|C:c|" },
	{ "NUL", S("a\0b\r\nc\r\n"), "B|C:c|" },
	{ "NUL in a literal", S("a {2+}\r\n\0x\r\nc\r\n"), "L:2|B|C:c|" },
	{ "quotes without end", S("a \"b\r\nc\r\n"), "B|C:c|" },
	{ "too long", S("a 0123456789012345678901234567890123456789\r\nb\r\n"),
	    "B|C:b|" },
	{ "too long, with a literal that comes",
	    S("a 012345678901234567890123456789012345678 {4+}\r\nb X\n\r\n"
	    "c\r\n"), "B|C:c|" },
	{ "a large literal that comes",
	    S("a {50+}\r\n01234567890123456789012345678901234567890123456\r\n"
	    "z x\r\nc\r\n"), "R|B|C:c|" },
	{ "a large literal that waits", S("a {50}\r\nc\r\n"), "R|C:c|" },
};

static void
feed(struct frame *f, struct span in, struct buf *out)
{
	while (in.n > 0) {
		size_t used;
		enum frame_event e = frame_feed(f, in, &used);

		in = span_from(in, used);
		if (e == FRAME_COMMAND)
			buf_addf(out, "C:%s|", buf_str(&f->bytes));
		else if (e == FRAME_BAD)
			buf_adds(out, "B|");
		else if (e == FRAME_LITERAL && frame_accept(f))
			buf_addf(out, "L:%d|", (int)f->literal);
		else if (e == FRAME_LITERAL) {
			frame_refuse(f, "large");
			buf_adds(out, "R|");
		}
	}
}

static bool
cut_at(const struct sample *s, size_t first, size_t second, bool show)
{
	struct frame f;
	struct buf out = BUF_INIT(4000);
	bool same;

	frame_init(&f, 40);
	feed(&f, span_sub(s->in, 0, first), &out);
	feed(&f, span_sub(s->in, first, second), &out);
	feed(&f, span_from(s->in, second), &out);
	same = span_eq(buf_span(&out), span_str(s->events));
	if (!same && show)
		tap_show("got", buf_span(&out));
	buf_done(&out);
	frame_done(&f);
	return same;
}

int
main(void)
{
	size_t i, a, b;

	for (i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		bool same = true;

		for (a = 0; a <= samples[i].in.n && same; a++)
			for (b = a; b <= samples[i].in.n && same; b++)
				same = cut_at(&samples[i], a, b, true);
		tap_ok(same, samples[i].name);
	}
	return tap_done();
}
