/* scram: the examples of RFC 5802 5 and RFC 7677 3, channel bindings, and what
 * an attacker would send.
 * SPDX-License-Identifier: ISC */
#include "sasl/scram.h"

#include "play.h"

#define SHA1 "{SCRAM-SHA-1}4096,QSXCR+Q6sek8bf92," \
	"6dlGYMOdZcOPutkcNY8U2g7vK9Y=,D+CSWLOshSulAsxiupA+qs2/fTE="
#define SHA256 "{SCRAM-SHA-256}4096,W22ZaJ0SNY7soEsUEjb6gQ==," \
	"WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=," \
	"wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="
#define NONCE1 "fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j"
#define NONCE256 "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
#define FINAL1 "c=biws,r=" NONCE1 ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="
#define FIRST1 "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL"
#define OUT1 "r=" NONCE1 ",s=QSXCR+Q6sek8bf92,i=4096"

static const struct play rfc5802 = { "RFC 5802 5", "SCRAM-SHA-1",
	"3rfcNHYJY1ZVvWVs7j", SHA1,
	{ S(FIRST1), S(FINAL1), S("") }, 3, SASL_YES,
	{ OUT1, "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=", NULL } };

static const struct play rfc7677 = { "RFC 7677 3", "SCRAM-SHA-256",
	"%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0", SHA256,
	{ S("n,,n=user,r=rOprNGfwEbeRWgbNEkqO"), S("c=biws,r=" NONCE256
	    ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="), S("") }, 3,
	SASL_YES, { "r=" NONCE256 ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
	    "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", NULL } };

/* First messages, and what they come to. */
static const struct {
	const char *name, *mechanism;
	struct span first;
	enum sasl_step step;
} firsts[] = {
	{ "a client that cannot bind", "SCRAM-SHA-1", S(FIRST1),
	    SASL_USER },
	{ "an authzid", "SCRAM-SHA-1", S("n,a=joe,n=user,r=abc"), SASL_USER },
	{ "an escaped name", "SCRAM-SHA-1", S("n,,n=a=2Cb=3D,r=abc"),
	    SASL_USER },
	{ "an extension", "SCRAM-SHA-1", S("n,,n=user,r=abc,x=1"), SASL_USER },
	{ "bound in a mechanism without", "SCRAM-SHA-1",
	    S("p=tls-exporter,,n=user,r=abc"), SASL_MALFORMED },
	{ "not bound in one with it", "SCRAM-SHA-1-PLUS", S(FIRST1),
	    SASL_MALFORMED },
	{ "y in one with it", "SCRAM-SHA-1-PLUS", S("y,,n=user,r=abc"),
	    SASL_MALFORMED },
	{ "downgrade", "SCRAM-SHA-1", S("y,,n=user,r=abc"), SASL_NO },
	{ "an unknown binding", "SCRAM-SHA-1-PLUS",
	    S("p=tls-unique,,n=user,r=abc"), SASL_NO },
	{ "a binding", "SCRAM-SHA-1-PLUS", S("p=tls-exporter,,n=user,r=abc"),
	    SASL_USER },
	{ "m=", "SCRAM-SHA-1", S("n,,m=x,n=user,r=abc"), SASL_MALFORMED },
	{ "m= behind", "SCRAM-SHA-1", S("n,,n=user,r=abc,m=x"),
	    SASL_MALFORMED },
	{ "other order", "SCRAM-SHA-1", S("n,,r=abc,n=user"), SASL_MALFORMED },
	{ "two names", "SCRAM-SHA-1", S("n,,n=user,n=user,r=abc"),
	    SASL_MALFORMED },
	{ "no name", "SCRAM-SHA-1", S("n,,n=,r=abc"), SASL_MALFORMED },
	{ "bad escape", "SCRAM-SHA-1", S("n,,n=a=2c,r=abc"), SASL_MALFORMED },
	{ "no nonce", "SCRAM-SHA-1", S("n,,n=user,r="), SASL_MALFORMED },
	{ "a nonce with a control character", "SCRAM-SHA-1",
	    S("n,,n=user,r=a\001"), SASL_MALFORMED },
	{ "not an authzid", "SCRAM-SHA-1", S("n,joe,n=user,r=abc"),
	    SASL_MALFORMED },
	{ "NUL", "SCRAM-SHA-1", S("n,,n=us\0er,r=abc"), SASL_MALFORMED },
	{ "half", "SCRAM-SHA-1", S("n,"), SASL_MALFORMED },
	{ "nothing", "SCRAM-SHA-1", S(""), SASL_MALFORMED },
};

/* Second messages after FIRST1: all wrong. */
static const struct {
	const char *name;
	struct span final;
	enum sasl_step step;
} finals[] = {
	{ "another nonce", S("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWV"
	    "s7k,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="), SASL_NO },
	{ "the client's half only", S("c=biws,r=fyko+d2lbbFgONRv9qkxdawL,"
	    "p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="), SASL_NO },
	{ "another header", S("c=eSws,r=" NONCE1
	    ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="), SASL_NO },
	{ "data where none was promised", S("c=biwseA==,r=" NONCE1
	    ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="), SASL_NO },
	{ "other order", S("r=" NONCE1 ",c=biws,"
	    "p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="), SASL_MALFORMED },
	{ "two proofs", S(FINAL1 ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="),
	    SASL_MALFORMED },
	{ "something behind the proof", S(FINAL1 ",x=1"), SASL_MALFORMED },
	{ "no proof", S("c=biws,r=" NONCE1), SASL_MALFORMED },
	{ "an empty proof", S("c=biws,r=" NONCE1 ",p="), SASL_NO },
	{ "m=", S("c=biws,r=" NONCE1 ",m=x,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="),
	    SASL_MALFORMED },
};

static void
test_tables(const struct sasl_facts *facts)
{
	struct buf out = BUF_INIT(SASL_CHALLENGE_MAX);
	struct sasl_facts fixed = { .challenge = SPAN("3rfcNHYJY1ZVvWVs7j") };
	struct sasl s;
	size_t i;

	for (i = 0; i < LENGTH(firsts); i++) {
		sasl_begin(&s, sasl_find(span_str(firsts[i].mechanism)),
		    facts);
		tap_ok(sasl_feed(&s, firsts[i].first, &out) ==
		    firsts[i].step, firsts[i].name);
		sasl_done(&s);
	}
	for (i = 0; i < LENGTH(finals); i++) {
		struct span r[2] = { S(FIRST1) };

		r[1] = finals[i].final;
		sasl_begin(&s, sasl_find(SPAN("SCRAM-SHA-1")), &fixed);
		tap_ok(play_responses(&s, r, 2, SHA1, &out, NULL,
		    finals[i].name) == finals[i].step, finals[i].name);
		sasl_done(&s);
	}
	buf_done(&out);
}

/* The first challenge for this user and these verifiers. */
static void
first_out(const char *user, const char *verifier, bool is_example,
    struct buf *out)
{
	struct sasl_facts facts = { .challenge = SPAN("x"),
		.seed = SPAN("seed") };
	struct buf first = BUF_INIT(200);
	struct sasl s;

	buf_addf(&first, "n,,n=%s,r=abc", user);
	sasl_begin(&s, sasl_find(SPAN("SCRAM-SHA-256")), &facts);
	tap_ok(sasl_feed(&s, buf_span(&first), out) == SASL_USER, "user");
	sasl_verifier(&s, span_str(verifier), is_example);
	tap_ok(sasl_decide(&s, out) == SASL_CHALLENGE, "challenge");
	sasl_done(&s);
	buf_done(&first);
}

static void
test_unknown_users(void)
{
	struct buf a = BUF_INIT(SASL_CHALLENGE_MAX), b = a, real = a;

	first_out("nobody", SHA256, true, &a);
	first_out("nobody", SHA256, true, &b);
	first_out("user", SHA256, false, &real);
	tap_is(buf_span(&a), buf_span(&b), "a made-up salt stays the same");
	tap_ok(!span_eq(buf_span(&a), buf_span(&real)), "and is not the real");
	tap_ok(a.len == real.len, "but has its form");
	first_out("nobodx", SHA256, true, &b);
	tap_ok(!span_eq(buf_span(&a), buf_span(&b)), "each has another");
	first_out("user", "{CRYPT}$6$x$y", false, &b);
	tap_ok(b.len == real.len, "so does who has no verifier for it");
	buf_done(&a);
	buf_done(&b);
	buf_done(&real);
}

int
main(void)
{
	struct sasl_facts facts = { .n_bindings = 1, .bindings = {
		{ S("tls-exporter"), S("0123") } } };
	struct play password = rfc5802, few = rfc5802, cut;

	play(&rfc5802, (struct sasl_facts){ .n_bindings = 0 });
	play(&rfc7677, (struct sasl_facts){ .n_bindings = 0 });
	password.name = "from the password: a salt of ours";
	password.verifier = "{PLAIN}pencil";
	password.n = 1;
	password.outs[0] = NULL;
	password.end = SASL_CHALLENGE;
	play(&password, facts);
	few.name = "too few iterations";
	few.verifier = "{SCRAM-SHA-1}4095,QSXCR+Q6sek8bf92,"
	    "6dlGYMOdZcOPutkcNY8U2g7vK9Y=,D+CSWLOshSulAsxiupA+qs2/fTE=";
	few.n = 1;
	few.end = SASL_LATER;
	play(&few, facts);
	cut = rfc5802;
	cut.n = 2;
	play_damaged(&cut, (struct sasl_facts){ .n_bindings = 0 });
	test_tables(&facts);
	test_unknown_users();
	return tap_done();
}
