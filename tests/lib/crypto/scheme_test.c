/* scheme: verifiers that others made, and that what we make is accepted.
 * SPDX-License-Identifier: ISC */
#include "crypto/scheme.h"

#include <openssl/crypto.h>    /* linked with it, then */
#include <string.h>

#include "auth/verifiers.h"
#include "tap.h"

#define USER SPAN("joe@example.org")

/* Made by doveadm pw 2.3.19 and crypt(3), of "secret". */
static const char *const theirs[] = {
	"{CRAM-MD5}cd3ba7deaad6e5ca23448ba42e379747a9e0f7f1fbc00c8a81bbaac395731b56",
	"{HMAC-MD5}cd3ba7deaad6e5ca23448ba42e379747a9e0f7f1fbc00c8a81bbaac395731b56",
	"{DIGEST-MD5}9e350098094efc4af26cd456adf29a60",
	"{BLF-CRYPT}$2y$05$DHkwGBgVl/AlDZ1iJ6.spOhTcHtiPaVjZGZXaLOMNpp5RAmoTdU1G",
	"{DES-CRYPT}cIpos2swqk7Ug",
	"{CRYPT}$y$j9T$F5Jx5fExrKuPp53xLKQ..1$GmcwIgvdUC9qLWcKCi6gklUa1dM3ziD43YxYNURLKy0",
	"{CRYPT}$5$pjbcMi54GZZc0NM2$ff/hy3OkvS2DFJV7oDbDDjE0btjQCm.5WwD2dRhOJeC",
	"{SCRAM-SHA-1}4096,Ukh8Cb4OdaLz+Ili3kSk9Q==,XaQv+Lbzm1/NUUpXu9Pnrgm5NAo=,mBulYic5FaEEFE2+6tuNBBiJbw8=",
	"{SCRAM-SHA-256}4096,LzUu/l0NhC4Vj7sBadPoKw==,iHfOERgH3gDnhBKnO9/txn20ZUVgtiL66jHvuQikrZc=,ahYuRVdeXpFB/aXWtvatPFmqHbEiWeuG2BPtSXrHUTU=",
	"{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=1$hvqqTxt+QcRuAtjOuO6vOQ$8AOKZU4a2yeUVGleH/UjlNKzCVAcgChzJOCqpEOHTyE",
	"{ARGON2I}$argon2i$v=19$m=32768,t=4,p=1$PZBlTdPZlntZcUeNyGFItw$HLxRulG+4n7DUGaZD1QnsMtahnSCGehjwi4X5oRbdzY",
};
static const char long_password[] =
    "0000000000000000000000000000000000000000000000000000000000000000000007";
static const char long_cram[] = "{CRAM-MD5}734e4443a8fe30457839ae344a1452adb10f424ef227e1fc54f89d97f6ebcb80";
static const char no_realm[] = "{DIGEST-MD5}fb2441a715a5484c6fa16147c4a6b7a8";

static bool
is_argon(const char *v)
{
	return strstr(v, "ARGON") != NULL;
}

static bool
has_argon(void)
{
	return strstr(scheme_features(), "no-argon2") == NULL;
}

static void
test_theirs(void)
{
	struct err err = ERR_INIT;
	size_t i;

	for (i = 0; i < LENGTH(theirs); i++) {
		struct span v = span_str(theirs[i]);

		if (is_argon(theirs[i]) && !has_argon()) {
			tap_ok(scheme_check(v, SPAN("secret"), &err) == -1 &&
			    scheme_known(v, &err) == -1, "no Argon2 here");
			continue;
		}
		tap_ok(scheme_known(v, &err) == 0, theirs[i]);
		tap_ok(scheme_check_user(v, USER, SPAN("secret"), &err) == 1,
		    "matches");
		tap_ok(scheme_check_user(v, USER, SPAN("Secret"), &err) == 0,
		    "another password");
	}
	tap_ok(scheme_check(span_str(long_cram), span_str(long_password),
	    &err) == 1, "CRAM-MD5 of more than a block");
	tap_ok(scheme_check_user(span_str(no_realm), SPAN("joe"),
	    SPAN("secret"), &err) == 1, "DIGEST-MD5 without a realm");
	tap_ok(scheme_check_user(span_str(no_realm), USER, SPAN("secret"),
	    &err) == 0, "and another user");
	tap_ok(scheme_check(span_str(no_realm), SPAN("secret"), &err) == -1,
	    "nobody's");
}

/* Every scheme that can be made, and is then what scheme_check accepts. */
static void
test_made(void)
{
	struct err err = ERR_INIT;
	const char *name;
	size_t i;

	for (i = 0; (name = scheme_name(i)) != NULL; i++) {
		struct scheme_order o = { .scheme = name, .user = USER,
			.password = SPAN("s3cret!") };
		struct buf one = BUF_INIT(1000), two = BUF_INIT(1000);
		bool fixed = strcmp(name, "PLAIN") == 0 ||
		    strstr(name, "-MD5") != NULL ||
		    strncmp(name, "SHA", 3) == 0;

		if (is_argon(name) && !has_argon())
			continue;
		tap_ok(scheme_make(&o, &one, &err) == 0 &&
		    scheme_make(&o, &two, &err) == 0, name);
		tap_ok(verifiers_known(buf_span(&one)), "its name is known");
		tap_ok(fixed || !span_eq(buf_span(&one), buf_span(&two)),
		    "salted");
		tap_ok(scheme_check_user(buf_span(&one), USER,
		    SPAN("s3cret!"), &err) == 1, "matches");
		tap_ok(scheme_check_user(buf_span(&two), USER,
		    SPAN("s3cret"), &err) == 0, "another password");
		buf_done(&one);
		buf_done(&two);
	}
	tap_ok(i > 20, "all of them");
}

static const struct {
	const char *scheme, *password;
	uint64_t cost;
} unmakeable[] = {
	{ "ROT13", "x", 0 }, { "CLEAR", "x", 0 }, { "PLAIN", "", 0 },
	{ "PLAIN", "x", 1 }, { "BLF-CRYPT", "x", 40 }, { "BLF-CRYPT", "x", 3 },
	{ "DES-CRYPT", "123456789", 0 }, { "SHA512-CRYPT", "x", 1 },
	{ "SCRAM-SHA-1", "x", 1 }, { "PBKDF2", "x", 100000000 },
	{ "ARGON2ID", "x", 100000000 }, { "PLAIN", "a\nb", 0 },
	{ "BLF-CRYPT", "1234567890123456789012345678901234567890"
	    "123456789012345678901234567890123", 0 },
};

static const char *const too_dear[] = {
	"$6$rounds=10000001$salt$x", "$5$rounds=999999999$salt$x",
	"$2y$19$71d/RkuauyfmU7qpMLg3iOO3JK3jrNNKqJgpfx1vqsWYa6cCQugFC",
	"$y$jzT$salt$x", "$y$jjT$salt$x", "$7$zz$x", "$sha1$99999999$salt$x",
	"{ARGON2ID}$argon2id$v=19$m=1048576,t=9,p=1$c29tZXNhbHQ$"
	    "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI",
	"{ARGON2ID}$argon2id$v=19$m=65536,t=1,p=5000$c29tZXNhbHQ$"
	    "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI",
	"{ARGON2ID}$argon2id$v=19$m=0,t=1,p=1$c29tZXNhbHQ$"
	    "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI",
	"{PBKDF2}$1$salt$10000001$00112233445566778899aabbccddeeff",
	"{SCRAM-SHA-256}10000001,c2FsdA==,c2FsdA==,c2FsdA==",
};

static void
test_refused(void)
{
	struct err err = ERR_INIT;
	size_t i;

	for (i = 0; i < LENGTH(unmakeable); i++) {
		struct scheme_order o = { .scheme = unmakeable[i].scheme,
			.password = span_str(unmakeable[i].password),
			.cost = unmakeable[i].cost };
		struct buf b = BUF_INIT(1000);

		tap_ok(scheme_make(&o, &b, &err) == -1, err.text);
		buf_done(&b);
	}
	for (i = 0; i < LENGTH(too_dear); i++)
		tap_ok(scheme_check(span_str(too_dear[i]), SPAN("x"), &err) ==
		    -1, too_dear[i]);
}

/* Verifiers of one user that share salt and rounds can all be tried by one
 * SCRAM exchange. */
static void
test_like(void)
{
	struct buf one = BUF_INIT(1000), two = BUF_INIT(1000);
	struct scheme_order o = { .scheme = "SCRAM-SHA-256",
		.password = SPAN("one"), .cost = 4096 };
	struct err err = ERR_INIT;
	size_t comma;

	tap_ok(scheme_make(&o, &one, &err) == 0, "one");
	o.like = buf_span(&one);
	o.password = SPAN("two");
	o.cost = 0;
	tap_ok(scheme_make(&o, &two, &err) == 0, "two");
	comma = span_find(buf_span(&one), span_find(buf_span(&one), 0, ',') + 1,
	    ',');
	tap_ok(comma > 30, "rounds and salt");
	tap_is(span_sub(buf_span(&two), 0, comma),
	    span_sub(buf_span(&one), 0, comma), "are the same");
	tap_ok(scheme_check(buf_span(&two), SPAN("two"), &err) == 1 &&
	    scheme_check(buf_span(&two), SPAN("one"), &err) == 0, "keys not");
	buf_done(&one);
	buf_done(&two);
}

int
main(void)
{
	test_theirs();
	test_made();
	test_refused();
	test_like();
	return tap_done();
}
