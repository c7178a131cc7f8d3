/* netstring: with every cut of each sample, and what is none.
 * SPDX-License-Identifier: ISC */
#include "map/netstring.h"

#include "tap.h"

#define MAX 12

struct sample {
	const char *name;
	struct span in;
	const char *expected;            /* what comes out, ";" after each */
	enum err_kind kind;              /* how it ends */
};

static const struct sample samples[] = {
	{ "one", { "3:abc,", 6 }, "abc;", ERR_NONE },
	{ "two, one empty", { "3:abc,0:,", 9 }, "abc;;", ERR_NONE },
	{ "commas and colons in it", { "5:a:,1:,", 8 }, "a:,1:;", ERR_NONE },
	{ "the longest", { "12:123456789012,", 16 }, "123456789012;",
	    ERR_NONE },
	{ "one byte more", { "13:1234567890123,", 17 }, "", ERR_LIMIT },
	{ "a number without end", { "99999999999999999999999", 23 }, "",
	    ERR_LIMIT },
	{ "a leading zero", { "03:abc,", 7 }, "", ERR_PROTO },
	{ "no number", { ":,", 2 }, "", ERR_PROTO },
	{ "a sign", { "+3:abc,", 7 }, "", ERR_PROTO },
	{ "no comma", { "3:abcd", 6 }, "", ERR_PROTO },
	{ "a good one before a bad one", { "1:a,x", 5 }, "a;", ERR_PROTO },
};

/* Eat `in`: what the sample's `kind` is. */
static enum err_kind
eat(struct netstring *n, struct span in, struct buf *out)
{
	struct err err = ERR_INIT;
	size_t used;
	int got;

	while ((got = netstring_feed(n, in, &used, &err)) == 1) {
		buf_add(out, buf_span(&n->bytes));
		buf_addc(out, ';');
		in = span_from(in, used);
	}
	return got == -1 ? err.kind : ERR_NONE;
}

static bool
is_cut_well(const struct sample *s, size_t cut)
{
	struct buf out = BUF_INIT(1000);
	struct netstring n;
	enum err_kind kind;
	bool good;

	netstring_init(&n, MAX);
	kind = eat(&n, span_sub(s->in, 0, cut), &out);
	if (kind == ERR_NONE)
		kind = eat(&n, span_from(s->in, cut), &out);
	good = kind == s->kind && span_eq(buf_span(&out),
	    span_str(s->expected)) && (kind != ERR_NONE ||
	    netstring_is_between(&n));
	netstring_done(&n);
	buf_done(&out);
	return good;
}

int
main(void)
{
	struct buf out = BUF_INIT(100);
	struct netstring n;
	size_t i, cut;

	for (i = 0; i < LENGTH(samples); i++) {
		bool good = true;

		for (cut = 0; cut <= samples[i].in.n; cut++)
			good &= is_cut_well(&samples[i], cut);
		tap_ok(good, samples[i].name);
	}
	netstring_init(&n, MAX);
	tap_ok(eat(&n, SPAN("5:ab"), &out) == ERR_NONE &&
	    !netstring_is_between(&n), "inside one");
	buf_reset(&out);
	netstring_add(&out, SPAN("a\nb"));
	tap_ok(span_eq(buf_span(&out), SPAN("3:a\nb,")), "made");
	netstring_done(&n);
	buf_done(&out);
	return tap_done();
}
