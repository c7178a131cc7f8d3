/* address: what is an address, what is none, and writing it back.
 * SPDX-License-Identifier: ISC */
#include "smtp/address.h"

#include <string.h>

#include "tap.h"

#define U ADDRESS_UTF8
#define P ADDRESS_POSTMASTER
#define N ADDRESS_NULL
#define L64 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define L63 "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define S(text) { text, sizeof(text) - 1 }

static const struct good {
	unsigned what;
	struct span in, text, local, domain, written;
} goods[] = {
	{ 0, S("<joe@example.org>"), S("joe@example.org"), S("joe"),
	    S("example.org"), S("joe@example.org") },
	{ 0, S("<Joe+X@EXAMPLE.Org>"), S("Joe+X@example.org"), S("Joe+X"),
	    S("example.org"), S("Joe+X@example.org") },
	{ N, S("<>"), S(""), S(""), S(""), S("") },
	{ P, S("<PostMaster>"), S("PostMaster"), S("PostMaster"), S(""),
	    S("PostMaster") },
	{ P, S("<postmaster@x>"), S("postmaster@x"), S("postmaster"), S("x"),
	    S("postmaster@x") },
	{ 0, S("<@a.example,@b.example:joe@c.example>"), S("joe@c.example"),
	    S("joe"), S("c.example"), S("joe@c.example") },
	{ 0, S("<\"a b\"@x.org>"), S("a b@x.org"), S("a b"), S("x.org"),
	    S("\"a b\"@x.org") },
	{ 0, S("<\"joe\"@x.org>"), S("joe@x.org"), S("joe"), S("x.org"),
	    S("joe@x.org") },
	{ 0, S("<\"a@b>c\"@x.org>"), S("a@b>c@x.org"), S("a@b>c"), S("x.org"),
	    S("\"a@b>c\"@x.org") },
	{ 0, S("<\"q\\\"\\\\\"@x>"), S("q\"\\@x"), S("q\"\\"), S("x"),
	    S("\"q\\\"\\\\\"@x") },
	{ 0, S("<a..b.@docomo.example>"), S("a..b.@docomo.example"),
	    S("a..b."), S("docomo.example"), S("\"a..b.\"@docomo.example") },
	{ 0, S("<\".a\"@x>"), S(".a@x"), S(".a"), S("x"), S("\".a\"@x") },
	{ 0, S("<a@[127.0.0.1]>"), S("a@[127.0.0.1]"), S("a"),
	    S("[127.0.0.1]"), S("a@[127.0.0.1]") },
	{ 0, S("<a@[IPv6:2001:DB8::1]>"), S("a@[ipv6:2001:db8::1]"), S("a"),
	    S("[ipv6:2001:db8::1]"), S("a@[ipv6:2001:db8::1]") },
	{ 0, S("<a@my_host.example>"), S("a@my_host.example"), S("a"),
	    S("my_host.example"), S("a@my_host.example") },
	{ U, S("<j\xc3\xb6@\xe4\xbe\x8b.JP>"),
	    S("j\xc3\xb6@\xe4\xbe\x8b.jp"), S("j\xc3\xb6"),
	    S("\xe4\xbe\x8b.jp"), S("j\xc3\xb6@\xe4\xbe\x8b.jp") },
	{ 0, S("<" L64 "@x>"), S(L64 "@x"), S(L64), S("x"), S(L64 "@x") },
	{ 0, S("<!#$%&'*+-/=?^_`{|}~@x>"), S("!#$%&'*+-/=?^_`{|}~@x"),
	    S("!#$%&'*+-/=?^_`{|}~"), S("x"), S("!#$%&'*+-/=?^_`{|}~@x") },
};

static const struct span bads[] = {
	S(""), S("<"), S(">"), S("<>"), S("joe@x"), S("<joe"), S("<joe>"),
	S("<joe@>"), S("<joe@x"), S("<@x>"), S("<@x:>"), S("<@x,:a@y>"),
	S("<@x:@y:a@z>"), S("<@x a@y>"), S("<a@b@c>"), S("<a b@x>"),
	S("< a@x>"), S("<a@x >"), S("<a@ x>"), S("<a@x.>"), S("<a@.x>"),
	S("<a@x..y>"), S("<a@-x>"), S("<a@x->"), S("<.a@x>"), S("<\"\"@x>"),
	S("<\"a@x>"), S("<\"a\"b@x>"), S("<\"a\\\"@x>"), S("<\"a\"@>"),
	S("<\"a\\"), S("<\""), S("<a\0b@x>"), S("<\"a\0b\"@x>"), S("<a@x\0y>"),
	S("<\"a\\\0b\"@x>"), S("<a\tb@x>"), S("<\"a\tb\"@x>"),
	S("<\"a\rb\"@x>"), S("<\"a\nb\"@x>"), S("<a@x\r>"), S("<a\x7f@x>"),
	S("<\"a\x7f\"@x>"), S("<a@[1.2.3]>"), S("<a@[1.2.3.4>"),
	S("<a@[1.2.3.4\0]>"), S("<a@[]>"), S("<a@[IPv6:1.2.3.4]>"),
	S("<a@[IPv6:]>"), S("<a@[x:y]>"), S("<a@[1.2.3.4].org>"),
	S("<a,b@x>"), S("<a(c)@x>"), S("<a@x(c)>"), S("<<a@x>>"), S("<a;b@x>"),
	S("<a\\@x>"), S("<" L64 "a@x>"), S("<\"" L64 "a\"@x>"),
	S("<a@" L63 "b>"), S("<j\xc3\xb6@x>"), S("<postmaster>"),
	S("<" L64 "@" L63 "." L63 "." L63 ">"),
};

/* Refused even with ADDRESS_UTF8. */
static const struct span not_utf8[] = {
	S("<\xff@x>"), S("<\xc3@x>"), S("<\xc0\xaf@x>"), S("<\xed\xa0\x80@x>"),
	S("<\xc2\x80@x>"), S("<\xf4\x90\x80\x80@x>"), S("<\xe0\x80\x80@x>"),
	S("<\xe4\xbe>"), S("<\xc3"), S("<\"\xc3\"@x>"), S("<\"\\\xc3\xb6\"@x>"),
	S("<a@\xc3.x>"), S("<\xf0\x9f\x98"),
};

static void
test_good(const struct good *g)
{
	struct err err = ERR_INIT;
	struct address a;
	struct buf out = BUF_INIT(1000);
	size_t used;

	if (!tap_ok(address_parse_path(g->in, g->what, &a, &used, &err) == 0,
	    g->in.p)) {
		printf("# %s\n", err.text);
		return;
	}
	tap_ok(used == g->in.n, "  all of it");
	tap_is(address_span(&a), g->text, "  text");
	tap_is(address_local(&a), g->local, "  local part");
	tap_is(address_domain(&a), g->domain, "  domain");
	tap_ok(strlen(a.text) == a.n, "  is NUL-terminated");
	tap_ok(address_is_null(&a) == (g->text.n == 0), "  null or not");
	address_write(&out, &a);
	tap_is(buf_span(&out), g->written, "  written");
	tap_ok(address_parse(buf_span(&out), g->what, &a, &err) == 0 &&
	    span_eq(address_span(&a), g->text), "  reads back as itself");
	buf_done(&out);
}

static void
test_bad(struct span in, unsigned what, const char *code)
{
	struct err err = ERR_INIT;
	struct address a;
	size_t used;

	if (!tap_ok(address_parse_path(in, what, &a, &used, &err) == -1 &&
	    err.kind == ERR_DATA && strncmp(err.text, code, 4) == 0,
	    "refused"))
		tap_show(err.text, in);
}

/* Every prefix of a good path is no path, and what follows is left alone. */
static void
test_cuts(const struct good *g)
{
	struct err err = ERR_INIT;
	struct buf more = BUF_INIT(1000);
	struct address a;
	size_t i, used, wrong = 0;

	for (i = 0; i < g->in.n; i++)
		if (address_parse_path(span_sub(g->in, 0, i), g->what, &a,
		    &used, &err) == 0)
			wrong++;
	tap_ok(wrong == 0, "no prefix is a path");
	buf_add(&more, g->in);
	buf_adds(&more, " SIZE=1>");
	tap_ok(address_parse_path(buf_span(&more), g->what, &a, &used,
	    &err) == 0 && used == g->in.n, "what follows is left alone");
	buf_done(&more);
}

/* Every byte put into every place: never accepted with a control character,
 * and what is accepted is written so that it reads back the same. */
static void
test_every_byte(struct span path)
{
	char bytes[64];
	size_t at, wrong = 0;
	int c;

	for (at = 1; at + 1 < path.n; at++)
		for (c = 0; c < 256; c++) {
			struct address a, b;
			struct buf out = BUF_INIT(1000);
			size_t used;

			memcpy(bytes, path.p, path.n);
			bytes[at] = (char)c;
			if (address_parse_path(span_of(bytes, path.n), U | P,
			    &a, &used, NULL) == -1)
				continue;
			address_write(&out, &a);
			if (c < ' ' || c == 0x7f ||
			    address_parse(buf_span(&out), U | P, &b, NULL) ==
			    -1 || !span_eq(address_span(&a), address_span(&b)))
				wrong++;
			buf_done(&out);
		}
	tap_ok(wrong == 0, "every byte in every place");
}

int
main(void)
{
	struct err err = ERR_INIT;
	struct address a;
	size_t i;

	for (i = 0; i < LENGTH(goods); i++) {
		test_good(&goods[i]);
		test_cuts(&goods[i]);
	}
	for (i = 0; i < LENGTH(bads); i++)
		test_bad(bads[i], 0, i == LENGTH(bads) - 3 ? "5.6." : "5.1.");
	for (i = 0; i < LENGTH(not_utf8); i++)
		test_bad(not_utf8[i], U, "5.1.");
	test_every_byte(SPAN("<ab@cd.ef>"));
	test_every_byte(SPAN("<\"a b\"@cd.ef>"));
	test_every_byte(SPAN("<@r:a@[1.2.3.4]>"));
	tap_ok(address_parse(SPAN(""), N, &a, &err) == 0 &&
	    address_is_null(&a), "the null address without brackets");
	tap_ok(address_parse(SPAN(""), 0, &a, &err) == -1, "only when asked");
	tap_ok(address_parse(SPAN("a@x>"), 0, &a, &err) == -1,
	    "nothing may follow a bare mailbox");
	tap_ok(address_parse(SPAN("a@x"), 0, &a, &err) == 0 && !a.utf8,
	    "ASCII needs no SMTPUTF8");
	tap_ok(address_parse(SPAN("a@\xc3\xb6"), U, &a, &err) == 0 && a.utf8,
	    "UTF-8 does");
	return tap_done();
}
