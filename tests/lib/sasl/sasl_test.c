/* sasl: each mechanism's exchanges, as tables of responses and outcomes.
 * SPDX-License-Identifier: ISC */
#include "sasl/sasl.h"

#include <openssl/crypto.h>     /* what it is linked with */
#include <string.h>

#include "tap.h"

struct exchange {
	const char *name, *mechanism;
	struct span responses[3];    /* n == 0 and p NULL: none at all */
	size_t n;
	enum sasl_step end;
	const char *user, *password;
};

static const struct sasl_facts facts;

#define NONE { NULL, 0 }
#define S(text) { (text), sizeof(text) - 1 }

static const struct exchange exchanges[] = {
	{ "PLAIN at once", "PLAIN", { S("\0tim\0tanstaaftanstaaf") }, 1,
	    SASL_USER, "tim", "tanstaaftanstaaf" },
	{ "PLAIN, asked first", "plain", { NONE, S("\0u\0p") }, 2,
	    SASL_USER, "u", "p" },
	{ "authzid is the user", "PLAIN", { S("u\0u\0p") }, 1, SASL_USER,
	    "u", "p" },
	{ "authzid is another (RFC 4616 4)", "PLAIN",
	    { S("Ursel\0Kurt\0xipj3plmq") }, 1, SASL_USER, "Kurt",
	    "xipj3plmq" },
	{ "empty password is passed on", "PLAIN", { S("\0u\0") }, 1,
	    SASL_USER, "u", "" },
	{ "no user", "PLAIN", { S("\0\0p") }, 1, SASL_MALFORMED, NULL, NULL },
	{ "one NUL", "PLAIN", { S("u\0p") }, 1, SASL_MALFORMED, NULL, NULL },
	{ "three NULs", "PLAIN", { S("\0u\0p\0x") }, 1, SASL_MALFORMED, NULL,
	    NULL },
	{ "NUL at the end", "PLAIN", { S("\0u\0p\0") }, 1, SASL_MALFORMED,
	    NULL, NULL },
	{ "nothing", "PLAIN", { S("") }, 1, SASL_MALFORMED, NULL, NULL },
	{ "LOGIN", "LOGIN", { NONE, S("u"), S("p") }, 3, SASL_USER, "u",
	    "p" },
	{ "LOGIN, name at once", "LOGIN", { S("u"), S("p") }, 2,
	    SASL_USER, "u", "p" },
	{ "LOGIN, NUL in the name", "LOGIN", { S("u\0x") }, 1, SASL_MALFORMED,
	    NULL, NULL },
	{ "LOGIN, NUL in the password", "LOGIN", { S("u"), S("p\0x") }, 2,
	    SASL_MALFORMED, NULL, NULL },
	{ "LOGIN, empty name", "LOGIN", { NONE, S("") }, 2, SASL_MALFORMED,
	    NULL, NULL },
};

static void
run(const struct exchange *x)
{
	struct buf challenge = BUF_INIT(SASL_CHALLENGE_MAX);
	enum sasl_step step = SASL_CHALLENGE;
	struct sasl s;
	size_t i;

	sasl_begin(&s, sasl_find(span_str(x->mechanism)), &facts);
	for (i = 0; i < x->n && step == SASL_CHALLENGE; i++)
		step = sasl_feed(&s, x->responses[i], &challenge);
	tap_ok(step == x->end && i == x->n, x->name);
	if (step == SASL_USER) {
		tap_is(sasl_user(&s), span_str(x->user), "user");
		tap_is(secret_span(&s.password), span_str(x->password),
		    "password");
	}
	sasl_done(&s);
	tap_ok(s.password.len == 0, "wiped");
	buf_done(&challenge);
}

static void
test_limits(void)
{
	struct buf challenge = BUF_INIT(SASL_CHALLENGE_MAX), r = BUF_INIT(5000);
	struct sasl s;
	size_t n;

	for (n = SASL_PASSWORD_MAX; n <= SASL_PASSWORD_MAX + 1; n++) {
		buf_reset(&r);
		buf_add(&r, SPAN("\0u\0"));
		while (r.len < n + 3)
			buf_addc(&r, 'x');
		sasl_begin(&s, sasl_find(SPAN("PLAIN")), &facts);
		tap_ok((sasl_feed(&s, buf_span(&r), &challenge) ==
		    SASL_USER) == (n == SASL_PASSWORD_MAX),
		    "longest password");
		sasl_done(&s);
	}
	buf_done(&r);
	buf_done(&challenge);
	tap_ok(sasl_find(SPAN("GSSAPI")) == NULL, "unknown mechanism");
}

/* What the verifiers of a user, or of nobody, come to. */
static void
test_verdicts(void)
{
	static const struct {
		const char *name, *password, *verifiers[3];
		bool is_example;
		enum sasl_step end;
	} cases[] = {
		{ "right", "p", { "{PLAIN}p" }, false, SASL_YES },
		{ "wrong", "q", { "{PLAIN}p" }, false, SASL_NO },
		{ "the second", "q", { "{PLAIN}p", "{PLAIN}q" }, false,
		    SASL_YES },
		{ "none", "q", { NULL }, false, SASL_NO },
		{ "a damaged one", "q", { "{SHA}x" }, false, SASL_LATER },
		{ "a damaged one and the right one", "q",
		    { "{SHA}x", "{PLAIN}q" }, false, SASL_YES },
		{ "an example's password", "p", { "{PLAIN}p" }, true, SASL_NO },
		{ "a damaged example", "p", { "{SHA}x" }, true, SASL_NO },
		{ "empty", "", { "{PLAIN}" }, false, SASL_NO },
	};
	struct buf out = BUF_INIT(SASL_CHALLENGE_MAX), r = BUF_INIT(100);
	struct sasl s;
	size_t i, k;

	for (i = 0; i < LENGTH(cases); i++) {
		buf_reset(&r);
		buf_add(&r, SPAN("\0u\0"));
		buf_adds(&r, cases[i].password);
		sasl_begin(&s, sasl_find(SPAN("PLAIN")), &facts);
		tap_ok(sasl_feed(&s, buf_span(&r), &out) == SASL_USER, "user");
		for (k = 0; k < 3 && cases[i].verifiers[k] != NULL; k++)
			sasl_verifier(&s, span_str(cases[i].verifiers[k]),
			    cases[i].is_example);
		tap_ok(sasl_decide(&s, &out) == cases[i].end, cases[i].name);
		sasl_done(&s);
	}
	buf_done(&r);
	buf_done(&out);
}

int
main(void)
{
	size_t i;

	for (i = 0; i < LENGTH(exchanges); i++)
		run(&exchanges[i]);
	test_limits();
	test_verdicts();
	return tap_done();
}
