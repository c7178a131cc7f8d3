/* ldaptext: nothing that is put into a filter or a name gets out of its place.
 * SPDX-License-Identifier: ISC */
#include "auth/ldaptext.h"

#include "tap.h"

static const struct {
	struct span in;
	const char *filter, *dn;
} values[] = {
	{ SPAN("joe@example.org"), "joe@example.org", "joe@example.org" },
	{ SPAN("*)(cn=*"), "\\2a\\29\\28cn=\\2a", "*)(cn\\3d*" },
	{ SPAN("a\\b"), "a\\5cb", "a\\5cb" },
	{ SPAN("a\0b"), "a\\00b", "a\\00b" },
	{ SPAN("x,dc=y"), "x,dc=y", "x\\2cdc\\3dy" },
	{ SPAN("a+b;c<d>\"e\""), "a+b;c<d>\"e\"",
	    "a\\2bb\\3bc\\3cd\\3e\\22e\\22" },
	{ SPAN("#a"), "#a", "\\23a" },
	{ SPAN(" a b "), " a b ", "\\20a b\\20" },
	{ SPAN("a\nb\x7f"), "a\\0ab\\7f", "a\\0ab\\7f" },
	{ SPAN("\303\251"), "\303\251", "\303\251" },
	{ SPAN(""), "", "" },
};

static const struct {
	const char *template, *out;
} templates[] = {
	{ "dc=%d,dc=control,dc=isp", "dc=example.org,dc=control,dc=isp" },
	{ "(&(cn=%u)(status=valid))", "(&(cn=joe@example.org)(status=valid))" },
	{ "%n %% %Ld %$", "joe % example.org VALUE" },
	{ "%", NULL }, { "%x", NULL }, { "%L", NULL },
};

int
main(void)
{
	struct username_rules rules = { .chars = SPAN(USERNAME_CHARS),
		.realm = SPAN(""), .fold = true };
	struct buf b = BUF_INIT(LDAPTEXT_MAX);
	struct err err = ERR_INIT;
	struct username name;
	size_t i;

	for (i = 0; i < LENGTH(values); i++) {
		buf_reset(&b);
		ldaptext_escape(&b, values[i].in, LDAPTEXT_FILTER);
		tap_is(buf_span(&b), span_str(values[i].filter), "filter");
		buf_reset(&b);
		ldaptext_escape(&b, values[i].in, LDAPTEXT_DN);
		tap_is(buf_span(&b), span_str(values[i].dn), "dn");
		buf_reset(&b);
		ldaptext_escape(&b, values[i].in, LDAPTEXT_VALUE);
		tap_is(buf_span(&b), values[i].in, "value");
	}
	tap_ok(username_make(&name, SPAN("Joe@example.org"), &rules, &err) == 0,
	    "a name");
	for (i = 0; i < LENGTH(templates); i++) {
		buf_reset(&b);
		tap_ok((ldaptext_expand(&b, templates[i].template, &name,
		    SPAN("VALUE"), LDAPTEXT_DN, &err) == 0) ==
		    (templates[i].out != NULL), templates[i].template);
		if (templates[i].out != NULL)
			tap_is(buf_span(&b), span_str(templates[i].out),
			    "expanded");
	}
	tap_ok(username_make(&name, SPAN("joe"), &rules, &err) == 0 &&
	    ldaptext_expand(&b, "dc=%d", &name, SPAN(""), LDAPTEXT_DN, &err) ==
	    -1 && err.kind == ERR_DATA, "no domain to put in");
	buf_done(&b);
	return tap_done();
}
