/* rulelist, ruledns, rulereply: patterns, zones, answers of policy servers.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "rules/ruledns.h"
#include "rules/rulelist.h"
#include "rules/rulereply.h"
#include "tap.h"

/* One line, for a name of a test. */
static const char *
flat(const char *text)
{
	static char out[200];
	size_t i;

	for (i = 0; i < sizeof(out) - 1 && text[i] != '\0'; i++)
		out[i] = text[i] < ' ' || text[i] == '#' ? '|' : text[i];
	out[i] = '\0';
	return out;
}

static void
test_names(void)
{
	static const struct {
		const char *list, *s;
		bool name, address;
	} rows[] = {
		{ "example.org", "EXAMPLE.org", true, true },
		{ "example.org", "a.example.org", false, false },
		{ ".example.org", "a.b.example.org", true, false },
		{ ".example.org", "example.org", false, false },
		{ ".example.org", "badexample.org", false, false },
		{ "a*c", "abbbc", true, true }, { "a*c", "ac", true, true },
		{ "a*c", "acd", false, false }, { "*", "x", true, true },
		{ "@example.org", "joe@Example.ORG", false, true },
		{ "@example.org", "joe@a.example.org", false, false },
		{ "@.example.org", "joe@a.example.org", false, true },
		{ "@.example.org", "joe@example.org", false, false },
		{ "joe@x,<>", "", false, true }, { "joe@x", "", false, false },
		{ "x@y", "a@b@x@y", false, false },
		{ "@y", "a@b@y", false, true },
	};
	struct rulelist l = RULELIST_INIT;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		tap_ok(rulelist_add(&l, span_str(rows[i].list), NULL) == 0,
		    rows[i].list);
		rulelist_sort(&l);
		tap_ok(rulelist_has_name(&l, span_str(rows[i].s)) ==
		    rows[i].name, "as a name");
		tap_ok(rulelist_has_address(&l, span_str(rows[i].s)) ==
		    rows[i].address, "as an address");
		rulelist_done(&l);
	}
	tap_ok(rulelist_add_lines(&l, SPAN("# x\n\na@b\r\n @c \n"), NULL) ==
	    0 && l.n == 2, "a file");
	rulelist_done(&l);
}

static void
test_stars(void)
{
	char pattern[200], text[3000];
	size_t i;

	for (i = 0; i < sizeof(pattern); i++)
		pattern[i] = i % 2 == 0 ? 'a' : '*';
	memset(text, 'a', sizeof(text));
	text[sizeof(text) - 1] = 'b';
	pattern[sizeof(pattern) - 1] = 'c';
	tap_ok(!rulelist_fits(span_of(pattern, sizeof(pattern)),
	    span_of(text, sizeof(text))), "a hundred stars, and it ends");
}

static void
test_zone(void)
{
	struct ruledns_zone z;
	struct ruledns_question q;
	struct ruledns_answer a = { .result = 1, .n_ips = 1 };
	struct cidr_ip ip;

	tap_ok(ruledns_zone_parse(SPAN("zen.x=127.0.0.2..11,127.0.1.*"), &z,
	    NULL) == 0, "a zone");
	tap_ok(cidr_ip_parse(SPAN("192.0.2.1"), &ip) == 0 &&
	    ruledns_zone_ip(&z, &ip, &q) == 0, "an address");
	tap_is(span_str(q.name), SPAN("1.2.0.192.zen.x"), "reversed");
	tap_ok(cidr_ip_parse(SPAN("2001:db8::1"), &ip) == 0 &&
	    ruledns_zone_ip(&z, &ip, &q) == 0, "IPv6");
	tap_is(span_str(q.name), SPAN("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0."
	    "0.0.0.0.0.8.b.d.0.1.0.0.2.zen.x"), "in nibbles");
	memcpy(a.ips[0].b, "\177\0\0\002", 4);
	tap_ok(ruledns_zone_answer(&z, &a) == RULEDNS_YES, "the first");
	memcpy(a.ips[0].b, "\177\0\0\014", 4);
	tap_ok(ruledns_zone_answer(&z, &a) == RULEDNS_NO, "past the last");
	memcpy(a.ips[0].b, "\177\0\001\377", 4);
	tap_ok(ruledns_zone_answer(&z, &a) == RULEDNS_YES, "the star");
	memcpy(a.ips[0].b, "\177\377\377\376", 4);
	tap_ok(ruledns_zone_answer(&z, &a) == RULEDNS_BROKEN, "an error");
	memcpy(a.ips[0].b, "\010\010\010\010", 4);
	tap_ok(ruledns_zone_answer(&z, &a) == RULEDNS_BROKEN, "not 127");
	a.result = -1;
	tap_ok(ruledns_zone_answer(&z, &a) == RULEDNS_BROKEN, "silence");
	a.result = 0;
	tap_ok(ruledns_zone_answer(&z, &a) == RULEDNS_NO, "none");
	tap_ok(!ruledns_is_name(SPAN("a..b")) && !ruledns_is_name(SPAN(".a")) &&
	    !ruledns_is_name(SPAN("a.")) && !ruledns_is_name(SPAN("a b")) &&
	    !ruledns_is_name(SPAN("a\0b")) && ruledns_is_name(SPAN("_a.b-c")),
	    "names");
}

static void
test_reply(void)
{
	static const struct {
		const char *lines;
		enum rulereply_what what;
		int code;
		const char *text;
	} rows[] = {
		{ "action=DUNNO\n", RULEREPLY_GO_ON, 0, "" },
		{ "x=y\naction=ok\n", RULEREPLY_ACCEPT, 0, "" },
		{ "action=REJECT go away\n", RULEREPLY_REJECT, 0, "go away" },
		{ "action=451 4.7.1 x\n", RULEREPLY_DEFER, 451, "4.7.1 x" },
		{ "action=521 x\n", RULEREPLY_REJECT, 521, "x" },
		{ "action=defer_if_permit x\n", RULEREPLY_LATER, 0, "x" },
		{ "action=PREPEND X: a\001b\n", RULEREPLY_HEADER, 0, "X: a?b" },
	};
	struct rulereply r;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		rulereply_parse(span_str(rows[i].lines), &r);
		tap_ok(r.what == rows[i].what && r.code == rows[i].code,
		    flat(rows[i].lines));
		tap_is(span_str(r.text), span_str(rows[i].text), "text");
	}
	rulereply_parse(SPAN("action=200 ok\n"), &r);
	tap_ok(r.what == RULEREPLY_DEFER, "200 is no answer");
	rulereply_parse(SPAN("action=FILTER x\n"), &r);
	tap_ok(r.what == RULEREPLY_DEFER, "what we cannot do is a defer");
	rulereply_parse(SPAN(""), &r);
	tap_ok(r.what == RULEREPLY_DEFER, "nothing is a defer");
}

int
main(void)
{
	test_names();
	test_stars();
	test_zone();
	test_reply();
	return tap_done();
}
