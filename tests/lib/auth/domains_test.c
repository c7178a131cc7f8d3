/* domains: aliases, chains of them, and what is refused.
 * SPDX-License-Identifier: ISC */
#include "auth/domains.h"

#include "auth/username.h"
#include "tap.h"

static const struct {
	const char *text, *from, *to;        /* to NULL: the file is refused */
} cases[] = {
	{ "", "a.org", "a.org" },
	{ "b.org a.org\n", "b.org", "a.org" },
	{ "# x\n\n B.org\tA.ORG # y\r\n", "b.org", "a.org" },
	{ "c.org b.org\nb.org a.org", "c.org", "a.org" },
	{ "b.org a.org\nc.org b.org\n", "c.org", "a.org" },
	{ "b.org a.org\n", "a.org", "a.org" },
	{ "b.org a.org\n", "xb.org", "xb.org" },
	{ "b.org a.org\na.org b.org\n", "a.org", NULL },
	{ "a.org a.org\n", "a.org", NULL },
	{ "a.org b.org\nb.org c.org\nc.org d.org\nd.org b.org\n", "a", NULL },
	{ "b.org a.org\nB.org c.org\n", "b", NULL },
	{ "b.org\n", "b", NULL },
	{ "b.org a.org x\n", "b", NULL },
	{ "b.org a/../org\n", "b", NULL },
	{ "b@x.org a.org\n", "b", NULL },
};

int
main(void)
{
	struct err err = ERR_INIT;
	struct username_rules rules = { .chars = SPAN(USERNAME_CHARS),
		.realm = SPAN("b.org") };
	struct domains d;
	struct username u;
	size_t i;

	for (i = 0; i < LENGTH(cases); i++) {
		int r = domains_parse(&d, span_str(cases[i].text), &err);

		tap_ok((r == 0) == (cases[i].to != NULL), cases[i].text);
		if (r == 0)
			tap_is(domains_map(&d, span_str(cases[i].from)),
			    span_str(cases[i].to), cases[i].from);
		domains_done(&d);
	}
	tap_ok(domains_parse(&d, SPAN("b.org example.org\n"), &err) == 0,
	    "one");
	rules.domains = &d;
	tap_ok(username_make(&u, SPAN("Joe@B.Org"), &rules, &err) == 0, "name");
	tap_is(username_span(&u), SPAN("Joe@example.org"), "its domain");
	tap_is(username_domain(&u), SPAN("example.org"), "told apart");
	tap_ok(username_make(&u, SPAN("joe"), &rules, &err) == 0, "realm");
	tap_is(username_span(&u), SPAN("joe@example.org"), "is mapped too");
	domains_done(&d);
	return tap_done();
}
