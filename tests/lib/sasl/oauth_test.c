/* oauth, external: messages of the right and the wrong form. Tokens themselves
 * are in tests/e2e/mechanisms.t, where openssl(1) signs them.
 * SPDX-License-Identifier: ISC */
#include "sasl/oauth.h"

#include "play.h"

#define A "\001"

static const struct {
	const char *name, *mechanism;
	struct span response;
	enum sasl_step step;
	const char *authzid;         /* NULL: not looked at */
} cases[] = {
	{ "RFC 7628 4.1", "OAUTHBEARER", S("n,a=user@example.com," A
	    "host=server.example.com" A "port=143" A
	    "auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==" A A),
	    SASL_TOKEN, "user@example.com" },
	{ "no authzid", "OAUTHBEARER", S("n,," A "auth=Bearer x" A A),
	    SASL_TOKEN, "" },
	{ "y is as good", "OAUTHBEARER", S("y,," A "auth=bearer x" A A),
	    SASL_TOKEN, "" },
	{ "a binding", "OAUTHBEARER", S("p=tls-exporter,," A "auth=Bearer x"
	    A A), SASL_MALFORMED, NULL },
	{ "no last separator", "OAUTHBEARER", S("n,," A "auth=Bearer x" A),
	    SASL_MALFORMED, NULL },
	{ "none", "OAUTHBEARER", S("n,," A "auth=Bearer x"), SASL_MALFORMED,
	    NULL },
	{ "more behind it", "OAUTHBEARER", S("n,," A "auth=Bearer x" A A "y"),
	    SASL_MALFORMED, NULL },
	{ "no token", "OAUTHBEARER", S("n,," A "host=x" A A), SASL_MALFORMED,
	    NULL },
	{ "two", "OAUTHBEARER", S("n,," A "auth=Bearer x" A "auth=Bearer y" A
	    A), SASL_MALFORMED, NULL },
	{ "another kind", "OAUTHBEARER", S("n,," A "auth=Basic x" A A),
	    SASL_MALFORMED, NULL },
	{ "a blank in it", "OAUTHBEARER", S("n,," A "auth=Bearer x y" A A),
	    SASL_MALFORMED, NULL },
	{ "NUL", "OAUTHBEARER", S("n,," A "auth=Bearer x\0" A A),
	    SASL_MALFORMED, NULL },
	{ "empty", "OAUTHBEARER", S(""), SASL_MALFORMED, NULL },
	{ "XOAUTH2", "XOAUTH2", S("user=joe@example.org" A "auth=Bearer x" A A),
	    SASL_TOKEN, "joe@example.org" },
	{ "XOAUTH2 without a user", "XOAUTH2", S("user=" A "auth=Bearer x" A A),
	    SASL_MALFORMED, NULL },
	{ "XOAUTH2, nothing", "XOAUTH2", S(A A), SASL_MALFORMED, NULL },
	{ "EXTERNAL", "EXTERNAL", S(""), SASL_PROVEN, "" },
	{ "EXTERNAL as another", "EXTERNAL", S("ann"), SASL_PROVEN, "ann" },
	{ "EXTERNAL, NUL", "EXTERNAL", S("a\0b"), SASL_MALFORMED, NULL },
	{ "ANONYMOUS", "ANONYMOUS", S("me@example.net"), SASL_PROVEN, "" },
	{ "ANONYMOUS, a control character", "ANONYMOUS", S("a\nb"),
	    SASL_MALFORMED, NULL },
};

static void
test_verdicts(void)
{
	struct buf out = BUF_INIT(SASL_CHALLENGE_MAX);
	struct sasl_facts facts = { .scope = SPAN("mail\"\\") };
	struct span response = SPAN("n,," A "auth=Bearer x" A A);
	struct sasl s;

	sasl_begin(&s, sasl_find(SPAN("OAUTHBEARER")), &facts);
	tap_ok(sasl_feed(&s, response, &out) == SASL_TOKEN, "a token");
	tap_is(buf_span(&out), SPAN("x"), "it");
	tap_ok(sasl_token(&s, SASL_YES, SPAN("joe"), &out) == SASL_PROVEN,
	    "is good");
	tap_is(sasl_user(&s), SPAN("joe"), "whose");
	tap_ok(sasl_token(&s, SASL_YES, SPAN("ann"), &out) != SASL_CHALLENGE,
	    "no challenge is left");
	sasl_done(&s);
	sasl_begin(&s, sasl_find(SPAN("OAUTHBEARER")), &facts);
	tap_ok(sasl_token(&s, SASL_YES, SPAN("joe"), &out) == SASL_LATER,
	    "not before there is one");
	tap_ok(sasl_feed(&s, response, &out) == SASL_TOKEN, "a token");
	tap_ok(sasl_token(&s, SASL_NO, SPAN(""), &out) == SASL_CHALLENGE,
	    "is bad");
	tap_is(buf_span(&out), SPAN("{\"status\":\"invalid_token\","
	    "\"schemes\":\"Bearer\",\"scope\":\"mail\"}"), "in JSON");
	tap_ok(sasl_feed(&s, SPAN(A), &out) == SASL_NO, "the dummy response");
	sasl_done(&s);
	sasl_begin(&s, sasl_find(SPAN("EXTERNAL")), &facts);
	tap_ok(sasl_feed(&s, SPAN("joe"), &out) == SASL_NO, "no certificate");
	sasl_done(&s);
	buf_done(&out);
}

int
main(void)
{
	struct sasl_facts facts = { .identity = SPAN("joe") };
	struct buf out = BUF_INIT(SASL_CHALLENGE_MAX);
	struct sasl s;
	size_t i;

	for (i = 0; i < LENGTH(cases); i++) {
		sasl_begin(&s, sasl_find(span_str(cases[i].mechanism)),
		    &facts);
		tap_ok(sasl_feed(&s, cases[i].response, &out) ==
		    cases[i].step, cases[i].name);
		if (cases[i].authzid != NULL)
			tap_is(sasl_authzid(&s), span_str(cases[i].authzid),
			    "authzid");
		sasl_done(&s);
	}
	buf_done(&out);
	test_verdicts();
	return tap_done();
}
