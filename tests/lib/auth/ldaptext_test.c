/* ldaptext: nothing that is put into a filter or a name gets out of its place.
 * SPDX-License-Identifier: ISC */
#include "auth/ldaptext.h"

#include <string.h>

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
	{ "%Ln %Un %U{domain}", "joe JOE EXAMPLE.ORG" },
	{ "%{user} %{username} %{domain}", "joe@example.org joe example.org" },
	{ "%s %Us %{service}", "imap IMAP imap" },
	{ "100%%", "100%" }, { "%%u", "%u" }, { "", "" },
	{ "%", NULL }, { "%x", NULL }, { "%L", NULL }, { "%L%", NULL },
	{ "%{", NULL }, { "%{user", NULL }, { "%{}", NULL },
	{ "%{nuser}", NULL },
	{ "%{ldap:cn}", NULL },      /* not in a name or filter */
};

static const struct {
	const char *template, *out;
} fields[] = {
	{ "%{ldap:cn}", "Joe" }, { "%L{ldap:CN}", "joe" },
	{ "/home/%{ldap:none:x}/%n", "/home/x/joe" },
	{ "/home/%{ldap:none}/", "/home//" },
	{ "%{ldap:cn:x}*(", "Joe*(" },
	{ "%{ldap:}", NULL }, { "%{ldap:cn", NULL },
};

int
main(void)
{
	char buffer[2000];
	struct username_rules rules = { .chars = SPAN(USERNAME_CHARS),
		.realm = SPAN(""), .fold = true };
	struct buf b = BUF_INIT(LDAPTEXT_MAX);
	struct err err = ERR_INIT;
	struct username name;
	struct span rest, at;
	struct ldaptext t = { &name, SPAN("imap"), SPAN("VALUE"),
		SPAN("dn eA==\njunk ***\ncn Sm9l\ncn QW5u\n") };
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
		tap_ok((ldaptext_expand(&b, templates[i].template, &t,
		    LDAPTEXT_DN, &err) == 0) == (templates[i].out != NULL),
		    templates[i].template);
		if (templates[i].out != NULL)
			tap_is(buf_span(&b), span_str(templates[i].out),
			    "expanded");
	}
	for (i = 0; i < LENGTH(fields); i++) {
		buf_reset(&b);
		tap_ok((ldaptext_expand(&b, fields[i].template, &t,
		    LDAPTEXT_VALUE, &err) == 0) == (fields[i].out != NULL),
		    fields[i].template);
		if (fields[i].out != NULL)
			tap_is(buf_span(&b), span_str(fields[i].out), "field");
	}
	rest = SPAN("%{ldap:a}%{ldap:b:x}%{ldap:");
	tap_ok(ldaptext_attribute(&rest, &at), "an attribute");
	tap_is(at, SPAN("a"), "its name");
	tap_ok(ldaptext_attribute(&rest, &at), "another");
	tap_is(at, SPAN("b"), "its name");
	tap_ok(ldaptext_attribute(&rest, &at) && at.n == 0 &&
	    !ldaptext_attribute(&rest, &at), "the end");
	t.value = span_of(NULL, 0);
	buf_reset(&b);
	tap_ok(ldaptext_expand(&b, "%$", &t, LDAPTEXT_VALUE, &err) == -1,
	    "no value");
	buf_reset(&b);
	tap_ok(username_make(&name, SPAN("joe"), &rules, &err) == 0 &&
	    ldaptext_expand(&b, "dc=%d", &t, LDAPTEXT_DN, &err) == -1 &&
	    err.kind == ERR_DATA, "no domain to put in");
	t.value = span_of(memset(buffer, '*', sizeof(buffer)), sizeof(buffer));
	buf_reset(&b);
	tap_ok(ldaptext_expand(&b, "%$", &t, LDAPTEXT_FILTER, &err) == -1 &&
	    err.kind == ERR_DATA, "too long once it is escaped");
	buf_done(&b);
	return tap_done();
}
