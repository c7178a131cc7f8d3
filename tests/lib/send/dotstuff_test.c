/* dotstuff, smtpreply: every cut; no message can look like its end; no server
 * can keep us reading.
 * SPDX-License-Identifier: ISC */
#include "send/dotstuff.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "send/smtpreply.h"
#include "tap.h"

struct sink {
	struct stage stage;
	struct buf b;
};

static int
put_sink(struct stage *s, struct span in)
{
	buf_add(&((struct sink *)(void *)s)->b, in);
	return 0;
}

static int
end_sink(struct stage *s)
{
	(void)s;
	return 0;
}

static void
stuff(struct sink *k, struct span in, size_t cut)
{
	struct dotstuff d;
	struct err err = ERR_INIT;

	buf_reset(&k->b);
	k->stage = (struct stage){ put_sink, end_sink, NULL, &err };
	dotstuff_init(&d, &k->stage, &err);
	if (stage_put(&d.stage, span_sub(in, 0, cut)) == -1 ||
	    stage_put(&d.stage, span_from(in, cut)) == -1 ||
	    stage_end(&d.stage) == -1)
		abort();
}

static void
test_stuffing(void)
{
	static const struct { struct span in, out; } cases[] = {
		{ { "a\nb\n", 4 }, { "a\r\nb\r\n.\r\n", 9 } },
		{ { "a", 1 }, { "a\r\n.\r\n", 6 } },
		{ { "", 0 }, { ".\r\n", 3 } },
		{ { ".\n..\n.a", 7 }, { "..\r\n...\r\n..a\r\n.\r\n", 17 } },
		{ { "a\r\nb\r\n", 6 }, { "a\r\nb\r\n.\r\n", 9 } },
		{ { "a\r.\rb", 5 }, { "a\r\n..\r\nb\r\n.\r\n", 13 } },
		{ { "a\r\r\n.\r\n", 7 }, { "a\r\n\r\n..\r\n.\r\n", 12 } },
		{ { "a\n.\r\nMAIL", 9 }, { "a\r\n..\r\nMAIL\r\n.\r\n", 16 } },
		{ { "\r", 1 }, { "\r\n.\r\n", 5 } } };
	struct sink k = { .b = BUF_INIT(1000) };
	size_t i, cut;

	for (i = 0; i < LENGTH(cases); i++)
		for (cut = 0; cut <= cases[i].in.n; cut++) {
			stuff(&k, cases[i].in, cut);
			tap_is(buf_span(&k.b), cases[i].out, "stuffed");
		}
	buf_done(&k.b);
}

static int
feed(struct smtpreply *r, struct span in, size_t piece, size_t *used)
{
	size_t u, at = 0;
	int got = 0;

	smtpreply_reset(r);
	while (at < in.n && got == 0) {
		got = smtpreply_feed(r, span_sub(in, at, at + piece), &u);
		at += u;
	}
	*used = at;
	return got;
}

static void
test_replies(void)
{
	static const struct { const char *in; int got,
	    code; const char *words; }
	    cases[] = {
		{ "250 ok\r\n", 1, 250, "250 ok" },
		{ "250\r\n", 1, 250, "250" },
		{ "550-5.1.1 no\r\n550 5.1.1 such user\r\n", 1, 550,
		"550 5.1.1 no such user" },
		{ "250-a\n250 b\n", 1, 250, "250 a b" },
		{ "250 ok\r\n354 go\r\n", 1, 250, "250 ok" },
		{ "250-a\r\n550 b\r\n", -1, 0, NULL },
		{ "25 ok\r\n", -1, 0, NULL }, { "100 ok\r\n", -1, 0, NULL },
		{ "600 ok\r\n", -1, 0, NULL }, { "2500 ok\r\n", -1, 0, NULL },
		{ "\r\n", -1, 0, NULL }, { "hello\r\n", -1, 0, NULL },
		{ "HTTP/1.1 400 Bad\r\n", -1, 0, NULL },
		    { "250-a\r\n", 0, 250, NULL } };
	struct smtpreply r;
	struct buf b = BUF_INIT(5000);
	size_t i, piece, used, n;
	char *big = malloc(1000000);

	smtpreply_init(&r);
	for (i = 0; i < LENGTH(cases); i++)
		for (piece = 1; piece < 40; piece += 3) {
			struct span in = span_str(cases[i].in);

			tap_ok(feed(&r, in, piece, &used) == cases[i].got,
			    cases[i].in);
			if (cases[i].words == NULL)
				continue;
			buf_reset(&b);
			smtpreply_words(&b, &r, 100);
			tap_is(buf_span(&b), span_str(cases[i].words),
			    "its words");
		}
	tap_ok(feed(&r, SPAN("250 ok\r\n354 go\r\n"), 100, &used) == 1 &&
	    used == 8,
	    "what follows is left");
	memset(big, 'x', 1000000);
	tap_ok(feed(&r, span_of(big, 1000000), 1000, &used) == -1 &&
	    used < 6000,
	    "an endless line");
	for (n = 0; n + 9 < 1000000; n += 9)
		memcpy(big + n, "250-more\n", 9);
	tap_ok(feed(&r, span_of(big, n), 1000, &used) == -1 && used < 3000,
	    "an endless reply");
	buf_reset(&b);
	(void)feed(&r, SPAN("550 0123456789012345678901234567890123456789\r\n"),
	    9, &used);
	smtpreply_words(&b, &r, 20);
	tap_ok(b.len == 20, "words are cut");
	free(big);
	buf_done(&b);
	smtpreply_done(&r);
}

int
main(void)
{
	test_stuffing();
	test_replies();
	return tap_done();
}
