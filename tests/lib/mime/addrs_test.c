/* addrs: the examples of RFC 5322 A.1 and A.6, what real mail has, what is made
 * to hurt.
 * SPDX-License-Identifier: ISC */
#include "mime/addrs.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "tap.h"

/* Items as text: name|route|local|domain, groups as {name and }, items
 * separated by a blank; a "!" at the end when malformed. */
static void
show(struct buf *out, const struct addrs *a)
{
	size_t i;

	for (i = 0; i < a->n; i++) {
		const struct addrs_item *x = &a->items[i];

		if (i > 0)
			buf_addc(out, ' ');
		if (x->kind == ADDRS_GROUP_END) {
			buf_addc(out, '}');
			continue;
		}
		if (x->kind == ADDRS_GROUP)
			buf_addc(out, '{');
		buf_add(out, x->name);
		if (x->kind == ADDRS_GROUP)
			continue;
		buf_addc(out, '|');
		buf_add(out, x->route);
		buf_addc(out, '|');
		buf_add(out, x->local);
		buf_addc(out, '|');
		buf_add(out, x->domain);
	}
	if (a->malformed)
		buf_addc(out, '!');
}

static const struct {
	const char *in, *out;
} cases[] = {
	{ "John Doe <jdoe@machine.example>", "John Doe||jdoe|machine.example" },
	{ "mary@example.net", "||mary|example.net" },
	{ "\"Joe Q. Public\" <john.q.public@example.com>",
	  "Joe Q. Public||john.q.public|example.com" },
	{ "<boss@nil.test>, \"Giant; \\\"Big\\\" Box\" <sysservices@example.net>",
	  "||boss|nil.test Giant; \"Big\" Box||sysservices|example.net" },
	{ "A Group:Ed Jones <joe@where.test>,John <jdoe@one.test>;",
	  "{A Group Ed Jones||joe|where.test John||jdoe|one.test }" },
	{ "Undisclosed recipients:;", "{Undisclosed recipients }" },
	{ "Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>",
	  "Pete||pete|silly.test" },
	{ "Joe Q. Public <john.q.public@example.com>",
	  "Joe Q. Public||john.q.public|example.com" },
	{ "Mary Smith <@machine.tld:mary@example.net>, , jdoe@test  . example",
	  "Mary Smith|@machine.tld|mary|example.net ||jdoe|test.example" },
	{ "john . doe @ example.org", "||john.doe|example.org" },
	{ "jdoe@example.org (John (the) Doe)",
	  "John (the) Doe||jdoe|example.org" },
	{ "=?utf-8?Q?J=C3=B6?= <j@x>", "=?utf-8?Q?J=C3=B6?=||j|x" },
	{ "\"a b\"@example.org", "||a b|example.org" },
	{ "a@[192.0.2.1]", "||a|[192.0.2.1]" },
	{ "<>", "|||" },
	{ "", "" },
	{ " ,, ,", "" },
	{ "[list] Joe <j@x>", "[list] Joe||j|x" },
	{ "Joe\r\n Bloggs\n\t<j@x>", "Joe Bloggs||j|x" },
	{ "joe", "||joe|!" },
	{ "Joe Bloggs", "||Bloggs|!" },
	{ "joe@", "||joe|!" },
	{ "@example.org", "|||example.org!" },
	{ "a@b c@d", "||a|b ||c|d!" },
	{ "a b@c", "||b|c!" },
	{ "Joe <j@x", "Joe||j|x!" },
	{ "Joe <j@x, Ann <a@y>", "Joe||j|x Ann||a|y!" },
	{ "\"open <j@x>", "||open <j@x>|!" },
	{ "(open j@x", "!" },
	{ "<a@b> junk <c@d>", "||a|b junk||c|d!" },
	{ "g: a@b, c@d", "{g ||a|b ||c|d }!" },
	{ "a@b;", "||a|b!" },
	{ "Joe <joe>", "Joe||joe|!" },
	{ "<<a@b>>", "||| ||a|b!" },
	{ "a@b@c", "||a|b |||c!" },
};

static void
test_cases(void)
{
	struct addrs a;
	struct buf out = BUF_INIT(4096);
	size_t i;

	addrs_init(&a);
	for (i = 0; i < LENGTH(cases); i++) {
		buf_reset(&out);
		if (addrs_parse(&a, span_str(cases[i].in), NULL) == -1)
			buf_adds(&out, "limit");
		show(&out, &a);
		tap_is(buf_span(&out), span_str(cases[i].out), cases[i].in);
	}
	addrs_done(&a);
	buf_done(&out);
}

static void
test_cuts(void)
{
	struct addrs a;
	size_t i, n, items = 0;

	addrs_init(&a);
	for (i = 0; i < LENGTH(cases); i++)
		for (n = 0; n <= strlen(cases[i].in); n++) {
			char *copy = mem_alloc(n);

			memcpy(copy, cases[i].in, n);
			if (addrs_parse(&a, span_of(copy, n), NULL) == 0)
				items += a.n;
			free(copy);
		}
	tap_ok(items > 0, "every cut is read without reading past it");
	addrs_done(&a);
}

static void
test_write(void)
{
	static const char *const same[] = { "a.b@c", "\"a b\"@c", "\".a\"@c",
		"\"a\\\"b\"@c", "a@[192.0.2.1]", "\"\"@c" };
	struct addrs a;
	struct buf out = BUF_INIT(4096);
	size_t i;

	addrs_init(&a);
	for (i = 0; i < LENGTH(same); i++) {
		buf_reset(&out);
		if (addrs_parse(&a, span_str(same[i]), NULL) == 0 && a.n == 1)
			addrs_write(&out, &a.items[0]);
		tap_is(buf_span(&out), span_str(same[i]), same[i]);
	}
	addrs_done(&a);
	buf_done(&out);
}

static void
test_cost(void)
{
	static const char *const pieces[] = { "(", "a@b,", "<", "\"", "a ", ":",
		"a:;", "@", "\\", "a@b ", "<@a:", ". ", "(x)", "[", "<a@" };
	size_t i, k;

	for (i = 0; i < LENGTH(pieces); i++) {
		struct buf in = BUF_INIT(4 << 20);
		struct addrs a;
		clock_t t;

		for (k = 0; k < 200000; k++)
			buf_adds(&in, pieces[i]);
		addrs_init(&a);
		t = clock();
		if (addrs_parse(&a, buf_span(&in), NULL) == -1)
			tap_ok(a.n == ADDRS_MAX, "stops at the limit");
		tap_ok(clock() - t < 3 * CLOCKS_PER_SEC, pieces[i]);
		addrs_done(&a);
		buf_done(&in);
	}
}

int
main(void)
{
	test_cases();
	test_cuts();
	test_write();
	test_cost();
	return tap_done();
}
