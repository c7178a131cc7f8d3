/* verifiers: what goes in comes out, and what may not go in does not.
 * SPDX-License-Identifier: ISC */
#include "auth/verifiers.h"

#include <string.h>

#include "tap.h"

static int
add(struct verifiers *v, const char *data, const char *services,
    const char *name)
{
	struct verifier one = { span_str(data), span_str(services),
		span_str(name) };
	struct err err = ERR_INIT;
	int r = verifiers_add(v, &one, &err);

	if (r == -1)
		tap_ok(err.kind == ERR_DATA, err.text);
	return r;
}

static void
test_walk(void)
{
	struct verifiers v;
	struct verifier out;
	struct span rest;

	verifiers_init(&v);
	rest = verifiers_all(&v);
	tap_ok(!verifiers_next(&rest, &out), "none");
	tap_ok(add(&v, "{PLAIN}x", "", "") == 0, "plain");
	tap_ok(add(&v, "{CRYPT}$6$a", "imap,pop3", "phone") == 0, "of phone");
	rest = verifiers_all(&v);
	tap_ok(verifiers_next(&rest, &out), "first");
	tap_is(out.data, SPAN("{PLAIN}x"), "data");
	tap_ok(out.services.n == 0 && out.name.n == 0, "unrestricted");
	tap_ok(verifiers_serve(&out, SPAN("smtp")), "serves all");
	tap_ok(verifiers_serve(&out, SPAN("")), "serves the unnamed");
	tap_ok(verifiers_next(&rest, &out), "second");
	tap_is(out.data, SPAN("{CRYPT}$6$a"), "data");
	tap_is(out.name, SPAN("phone"), "name");
	tap_ok(verifiers_serve(&out, SPAN("imap")), "imap");
	tap_ok(verifiers_serve(&out, SPAN("POP3")), "pop3");
	tap_ok(!verifiers_serve(&out, SPAN("smtp")), "not smtp");
	tap_ok(!verifiers_serve(&out, SPAN("")), "not the unnamed");
	tap_ok(!verifiers_serve(&out, SPAN("ima")), "not a part");
	tap_ok(verifiers_serve(&out, SPAN("imaps")),
	    "nor without its TLS form");
	tap_ok(!verifiers_next(&rest, &out), "the end");
	verifiers_wipe(&v);
	tap_ok(v.n == 0 && v.lines.len == 0 && v.lines.p[0] == '\0', "wiped");
}

static void
test_limits(void)
{
	char longest[VERIFIER_MAX + 2];
	struct verifiers v;
	int i;

	verifiers_init(&v);
	tap_ok(add(&v, "", "", "") == -1, "empty");
	tap_ok(add(&v, "secret", "", "") == -1, "no scheme");
	tap_ok(add(&v, "{PLAIN}a\nb", "", "") == -1, "LF");
	tap_ok(add(&v, "{PLAIN}a", "im\tap", "") == -1, "TAB");
	tap_ok(add(&v, "{PLAIN}a", "", "\177") == -1, "DEL");
	memset(longest, 'x', sizeof(longest));
	longest[0] = '{';
	longest[VERIFIER_MAX + 1] = '\0';
	tap_ok(add(&v, longest, "", "") == -1, "too long");
	longest[VERIFIER_MAX] = '\0';
	tap_ok(add(&v, longest, "", "") == 0, "longest");
	for (i = 0; i < 3; i++)
		tap_ok(add(&v, longest, "", "") == 0, "again");
	tap_ok(add(&v, longest, "", "") == -1, "block is full");
	verifiers_wipe(&v);
	for (i = 0; i < VERIFIERS_MAX; i++)
		tap_ok(add(&v, "{PLAIN}x", "", "") == 0, "many");
	tap_ok(add(&v, "{PLAIN}x", "", "") == -1, "too many");
}

static const struct {
	const char *list, *service;
	bool yes;
} services[] = {
	{ "imap", "imap", true }, { "imap", "imaps", true },
	{ "imap", "IMAPS", true }, { "imaps", "imap", false },
	{ "imap", "imapss", false }, { "imap", "imapx", false },
	{ "pop3", "pop3s", true }, { "imap,pop3", "pop3s", true },
	{ "smtp", "smtp", true }, { "smtp", "smtps", true },
	{ "smtp", "submission", true }, { "smtp", "submissions", true },
	{ "submission", "submissions", true }, { "submission", "smtp", false },
	{ "submission", "smtps", false }, { "sieve", "managesieve", true },
	{ "managesieve", "sieve", false }, { "imap", "sieve", false },
	{ "imap,", "", false }, { ",", "s", false }, { ",imap", "s", false },
	{ "imap", "imap-office", false }, { "imap-office", "imap-office",
	true },
};

static void
test_services(void)
{
	size_t i;

	for (i = 0; i < LENGTH(services); i++) {
		struct verifier v = { SPAN("{PLAIN}x"),
			span_str(services[i].list), SPAN("") };

		tap_ok(verifiers_serve(&v, span_str(services[i].service)) ==
		    services[i].yes, services[i].service);
	}
	tap_ok(verifiers_known(SPAN("{crypt}x")) &&
	    verifiers_known(SPAN("{SHA256.HEX}x")) &&
	    !verifiers_known(SPAN("{ROT13}x")) &&
	    !verifiers_known(SPAN("{SHA256")) &&
	    !verifiers_known(SPAN("x")), "known schemes");
}

int
main(void)
{
	test_services();
	test_walk();
	test_limits();
	return tap_done();
}
