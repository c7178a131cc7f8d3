/* stspolicy: records, policies and patterns, right and wrong.
 * SPDX-License-Identifier: ISC */
#include "send/stspolicy.h"

#include "tap.h"

static void
test_records(void)
{
	static const struct { const char *txt; int want; const char *id; }
	    cases[] = {
		{ "v=STSv1; id=20160831085700Z;", 1, "20160831085700Z" },
		{ "v=STSv1;id=1", 1, "1" },
		{ "v=STSv1 ; x=y; id=a ;", 1, "a" },
		{ "v=spf1 -all", 0, "" }, { "", 0, "" },
		{ "v=STSv2; id=1", 0, "" }, { "id=1; v=STSv1", 0, "" },
		{ "v=STSv1", -1, "" }, { "v=STSv1; id=", -1, "" },
		{ "v=STSv1; id=a-b", -1, "" },
		{ "v=STSv1; id=123456789012345678901234567890123", -1, "" } };
	struct span id;
	size_t i;

	for (i = 0; i < LENGTH(cases); i++)
		if (tap_ok(stspolicy_record(span_str(cases[i].txt), &id) ==
		    cases[i].want, cases[i].txt) && cases[i].want == 1)
			tap_is(id, span_str(cases[i].id), "its id");
}

#define HEAD "version: STSv1\r\nmode: enforce\r\nmax_age: 604800\r\n"

static void
test_policies(void)
{
	static const struct { const char *text; int want; } cases[] = {
		{ HEAD "mx: a.org\r\n", 0 },
		{ "version: STSv1\nmode:testing\nmax_age:1\nmx:*.a.org", 0 },
		{ "version: STSv1\nmode: none\nmax_age: 1\n", 0 },
		{ HEAD "mx: a.org\r\nnew_one: x\r\n\r\n", 0 },
		{ HEAD "mode: none\nmx: a.org\n", 0 },
		{ HEAD, -1 }, { "", -1 }, { "<html>", -1 },
		{ HEAD "mx: a..org\n", -1 }, { HEAD "mx: \n", -1 },
		{ HEAD "mx: a.*.org\n", -1 }, { HEAD "mx: *\n", -1 },
		{ HEAD "mx: a.org\nno colon\n", -1 },
		{ "version: STSv2\nmode: none\nmax_age: 1\n", -1 },
		{ "version: STSv1\nmode: strict\nmax_age: 1\n", -1 },
		{ "version: STSv1\nmode: none\nmax_age: -1\n", -1 },
		{ "version: STSv1\nmode: none\nmax_age: 31557601\n", -1 },
		{ "mode: none\nmax_age: 1\n", -1 } };
	struct stspolicy p;
	size_t i;

	for (i = 0; i < LENGTH(cases); i++)
		tap_ok(stspolicy_parse(span_str(cases[i].text), &p, NULL) ==
		    cases[i].want, "policy");
	if (tap_ok(stspolicy_parse(span_str(cases[4].text), &p, NULL) == 0,
	    "a field twice"))
		tap_ok(p.mode == STSPOLICY_ENFORCE && p.max_age == 604800,
		    "the first counts");
}

static void
test_hosts(void)
{
	static const struct { const char *host; bool want; } cases[] = {
		{ "mx.a.org", true }, { "MX.A.ORG", true }, { "a.org", false },
		{ "x.b.org", true }, { "b.org", false }, { ".b.org", false },
		{ "x.y.b.org", false }, { "xb.org", false }, { "", false } };
	struct stspolicy p;
	size_t i;

	if (stspolicy_parse(SPAN(HEAD "mx: mx.a.org\nmx: *.b.org\n"), &p,
	    NULL) == -1)
		return;
	for (i = 0; i < LENGTH(cases); i++)
		tap_ok(stspolicy_fits(&p, span_str(cases[i].host)) ==
		    cases[i].want, cases[i].host);
}

int
main(void)
{
	test_records();
	test_policies();
	test_hosts();
	return tap_done();
}
