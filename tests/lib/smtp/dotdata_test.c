/* dotdata: only CRLF.CRLF is the end, however the input is cut.
 * SPDX-License-Identifier: ISC */
#include "smtp/dotdata.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "smtp/hops.h"
#include "tap.h"

#define S(text) { text, sizeof(text) - 1 }

struct sink {
	struct stage stage;
	struct buf got;
	size_t puts, fail_at;
};

static int
put_sink(struct stage *stage, struct span s)
{
	struct sink *k = (struct sink *)(void *)stage;

	buf_add(&k->got, s);
	return ++k->puts == k->fail_at ? err_set(stage->err, ERR_TEMP, "full")
	    : 0;
}

static int
end_sink(struct stage *stage)
{
	(void)stage;
	return 0;
}

static void
sink_init(struct sink *k)
{
	k->stage = (struct stage){ put_sink, end_sink, NULL, NULL };
	buf_init(&k->got, 1 << 24);
	k->puts = k->fail_at = 0;
}

struct sample {
	const char *name;
	struct span in;
	bool ends;
	struct span left;                /* what is not the message's */
	enum dotdata_fault fault;
	struct span out;                 /* what is stored, without a fault */
	struct span repaired;            /* with `repair`; p NULL: as out */
};

#define NO { NULL, 0 }
#define OK DOTDATA_OK
#define LF DOTDATA_LF
#define CR DOTDATA_CR

static const struct sample samples[] = {
	{ "a message", S("a\r\nb\r\n.\r\nQUIT\r\n"), true, S("QUIT\r\n"), OK,
	    S("a\nb\n"), NO },
	{ "an empty one", S(".\r\nQUIT\r\n"), true, S("QUIT\r\n"), OK, S(""),
	    NO },
	{ "an empty line", S("\r\n.\r\n"), true, S(""), OK, S("\n"), NO },
	{ "stuffed dots", S("..\r\n...a\r\n.b\r\n.\r\n"), true, S(""), OK,
	    S(".\n..a\nb\n"), NO },
	{ "dot and blank", S(". \r\n.\r\n"), true, S(""), OK, S(" \n"), NO },
	{ "a dot inside", S("a.\r\nb\r\n.\r\n"), true, S(""), OK, S("a.\nb\n"),
	    NO },
	{ "no end", S("a\r\nb\r\n"), false, S(""), OK, S("a\nb\n"), NO },
	{ "half an end", S("a\r\n.\r"), false, S(""), OK, S("a\n"), NO },
	{ "half an end, no more", S("a\r\n."), false, S(""), OK, S("a\n"), NO },
	/* what other servers took, or take, for the end (CVE-2023-51764/5/6) */
	{ "LF . LF", S("a\n.\nMAIL\r\n.\r\n"), true, S(""), LF, NO,
	    S("a\n.\nMAIL\n") },
	{ "LF . CRLF", S("a\n.\r\nMAIL\r\n.\r\n"), true, S(""), LF, NO,
	    S("a\n.\nMAIL\n") },
	{ "CRLF . LF", S("a\r\n.\nMAIL\r\n.\r\n"), true, S(""), LF, NO,
	    S("a\n\nMAIL\n") },
	{ "CRLF . CR", S("a\r\n.\rMAIL\r\n.\r\n"), true, S(""), CR, NO,
	    S("a\nMAIL\n") },
	{ "CR . CR", S("a\r.\rMAIL\r\n.\r\n"), true, S(""), CR, NO,
	    S("a.MAIL\n") },
	{ "CR . CRLF", S("a\r.\r\nMAIL\r\n.\r\n"), true, S(""), CR, NO,
	    S("a.\nMAIL\n") },
	{ "CR . LF", S("a\r.\nMAIL\r\n.\r\n"), true, S(""), CR, NO,
	    S("a.\nMAIL\n") },
	{ "CRLF . CR CRLF", S("a\r\n.\r\r\nMAIL\r\n.\r\n"), true, S(""), CR,
	    NO, S("a\n\nMAIL\n") },
	{ "CRLF CR . CRLF", S("a\r\n\r.\r\nMAIL\r\n.\r\n"), true, S(""), CR,
	    NO, S("a\n.\nMAIL\n") },
	{ "CR CRLF . CRLF ends", S("a\r\r\n.\r\nMAIL\r\n"), true, S("MAIL\r\n"),
	    CR, NO, NO },
	{ "CR CRLF before is no doubt", S("a\r\r\nb\r\n.\r\n"), true, S(""), CR,
	    NO, S("a\nb\n") },
	{ "nor CR a CRLF", S("a\rb\r\n.\r\n"), true, S(""), CR, NO,
	    S("ab\n") },
	{ "LF CR . CRLF", S("a\n\r.\r\nb\r\n.\r\n"), true, S(""), LF, NO,
	    S("a\n.\nb\n") },
	{ "LF CR LF . CR LF", S("a\n\r\n.\r\nb"), true, S("b"), LF, NO,
	    S("a\n\n") },
	{ "NUL before the dot", S("a\r\n\0.\r\nb\r\n.\r\n"), true, S(""),
	    DOTDATA_NUL, NO, NO },
	{ "NUL behind the dot", S("a\r\n.\0\r\nb\r\n.\r\n"), true, S(""),
	    DOTDATA_NUL, NO, NO },
	{ "NUL in the end", S("a\r\n.\r\0\nb\r\n.\r\n"), true, S(""), CR, NO,
	    NO },
	{ "an LF at once", S("\n.\r\n\r\n.\r\n"), true, S(""), LF, NO,
	    S("\n.\n\n") },
	{ "8-bit", S("\xe3\x81\x82\xff\r\n.\r\n"), true, S(""), OK,
	    S("\xe3\x81\x82\xff\n"), NO },
};

/* Feed in pieces: `cut` bytes first, then the rest in pieces of `step`. */
static int
feed(struct dotdata *d, struct span in, size_t cut, size_t step, size_t *eaten)
{
	size_t at = 0, used, to = cut;

	*eaten = 0;
	while (at < in.n) {
		if (to > in.n)
			to = in.n;
		if (to > at && dotdata_feed(d, span_sub(in, at, to),
		    &used) == 1) {
			*eaten = at + used;
			return 1;
		}
		at = to;
		to = at + step;
	}
	*eaten = in.n;
	return 0;
}

static bool
is_right(const struct sample *t, bool repair, size_t cut, size_t step)
{
	struct span wanted = repair && t->repaired.p != NULL ? t->repaired :
	    t->out;
	enum dotdata_fault fault = repair && t->repaired.p != NULL ? OK :
	    t->fault;
	struct dotdata d;
	struct sink k;
	size_t eaten;
	bool good;

	sink_init(&k);
	dotdata_init(&d, &k.stage);
	d.repair = repair;
	good = feed(&d, t->in, cut, step, &eaten) == t->ends &&
	    span_eq(span_from(t->in, eaten), t->left);
	/* "NUL in the end": NUL is left, unless the end is in doubt. */
	if (repair && fault == CR && !d.doubtful)
		fault = DOTDATA_NUL;
	good = good && d.fault == fault &&
	    (fault != OK || span_eq(buf_span(&k.got), wanted));
	buf_done(&k.got);
	return good;
}

static void
test_sample(const struct sample *t)
{
	size_t cut, wrong = 0;
	int repair;

	for (repair = 0; repair < 2; repair++)
		for (cut = 0; cut <= t->in.n; cut++)
			if (!is_right(t, repair, cut, t->in.n + 1) ||
			    !is_right(t, repair, cut, 1))
				wrong++;
	if (!tap_ok(wrong == 0, t->name))
		tap_show("input", t->in);
}

static void
test_limits(void)
{
	struct dotdata d;
	struct sink k;
	size_t used;

	sink_init(&k);
	dotdata_init(&d, &k.stage);
	d.max_size = 6;
	d.max_line = 3;
	tap_ok(dotdata_feed(&d, SPAN("..bc\r\n."), &used) == 0 &&
	    d.fault == DOTDATA_OK && d.size == 5,
	    "a line of the limit, its stuffed dot not counted");
	tap_ok(dotdata_feed(&d, SPAN("x\r\n.\r\nQ"), &used) == 1 && used == 6 &&
	    d.fault == DOTDATA_SIZE, "too many octets; the end is found");
	dotdata_init(&d, &k.stage);
	d.max_line = 3;
	tap_ok(dotdata_feed(&d, SPAN("ab"), &used) == 0 &&
	    dotdata_feed(&d, SPAN("cd\r\n.\r\n"), &used) == 1 &&
	    d.fault == DOTDATA_LINE, "a line too long, in two pieces");
	dotdata_init(&d, &k.stage);
	k.puts = 0;
	k.fail_at = 2;
	tap_ok(dotdata_feed(&d, SPAN("a\r\nb\r\n.\r\n"), &used) == 1 &&
	    d.fault == DOTDATA_STORE && k.puts == 2,
	    "a stage that fails is not called again");
	buf_done(&k.got);
}

/* The number of calls of the next stage grows with the lines, not more. */
static void
test_linear(void)
{
	size_t n, puts[2], i;

	for (i = 0; i < 2; i++) {
		struct buf in = BUF_INIT(1 << 24);
		struct dotdata d;
		struct sink k;
		size_t used, line;

		for (line = 0; line < (20000u << i); line++)
			buf_adds(&in, "..stuffed and then some text\r\n");
		sink_init(&k);
		dotdata_init(&d, &k.stage);
		for (n = 0; n < in.len; n += 7)
			if (dotdata_feed(&d, span_sub(buf_span(&in), n, n + 7),
			    &used) == 1)
				abort();
		puts[i] = k.puts;
		buf_done(&k.got);
		buf_done(&in);
	}
	tap_ok(puts[1] <= puts[0] * 2 + 10, "work is linear");
}

static void
test_hops(void)
{
	static const struct span text = S("Received: a\n\tb\nRECEIVED:\n"
	    "X-Received: no\nReceived-SPF: no\nreceived:c\n\nReceived: body\n");
	size_t cut, wrong = 0;

	for (cut = 0; cut <= text.n; cut++) {
		struct hops h;
		struct sink k;

		sink_init(&k);
		hops_init(&h, &k.stage, NULL);
		if (stage_put(&h.stage, span_sub(text, 0, cut)) == -1 ||
		    stage_put(&h.stage, span_from(text, cut)) == -1 ||
		    stage_end(&h.stage) == -1 || h.received != 3 ||
		    !span_eq(buf_span(&k.got), text))
			wrong++;
		buf_done(&k.got);
	}
	tap_ok(wrong == 0, "hops: three Received fields, every cut");
}

int
main(void)
{
	size_t i;

	for (i = 0; i < LENGTH(samples); i++)
		test_sample(&samples[i]);
	test_limits();
	test_linear();
	test_hops();
	return tap_done();
}
