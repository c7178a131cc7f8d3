/* signature: the signed message of RFC 8463 appendix A, byte for byte, with
 * both of its keys; what is covered; how the field is written.
 * SPDX-License-Identifier: ISC */
#include "dkim/signature.h"

#include <string.h>

#include "crypto/hash.h"
#include "crypto/openssl.h"
#include "crypto/sign.h"
#include "tap.h"
#include "text/base64.h"

static const char header_text[] =
    "From: Joe SixPack <joe@football.example.com>\n"
    "To: Suzie Q <suzie@shopping.example.net>\n"
    "Subject: Is dinner ready?\n"
    "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\n"
    "Message-ID: <20030712040037.46341.5F8J@football.example.com>\n"
    "\n";
static const char body_text[] =
    "Hi.\n\nWe lost the game.  Are you hungry yet?\n\nJoe.\n";
static const char body_hash[] =
    "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=";

static const char ed25519_key[] = "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";
static const char rsa_key[] = "-----BEGIN RSA PRIVATE KEY-----\n"
    "MIICXQIBAAKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQi\n"
    "Y/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqM\n"
    "KrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB\n"
    "AoGAH0cxOhFZDgzXWhDhnAJDw5s4roOXN4OhjiXa8W7Y3rhX3FJqmJSPuC8N9vQm\n"
    "6SVbaLAE4SG5mLMueHlh4KXffEpuLEiNp9Ss3O4YfLiQpbRqE7Tm5SxKjvvQoZZe\n"
    "zHorimOaChRL2it47iuWxzxSiRMv4c+j70GiWdxXnxe4UoECQQDzJB/0U58W7RZy\n"
    "6enGVj2kWF732CoWFZWzi1FicudrBFoy63QwcowpoCazKtvZGMNlPWnC7x/6o8Gc\n"
    "uSe0ga2xAkEA8C7PipPm1/1fTRQvj1o/dDmZp243044ZNyxjg+/OPN0oWCbXIGxy\n"
    "WvmZbXriOWoSALJTjExEgraHEgnXssuk7QJBALl5ICsYMu6hMxO73gnfNayNgPxd\n"
    "WFV6Z7ULnKyV7HSVYF0hgYOHjeYe9gaMtiJYoo0zGN+L3AAtNP9huqkWlzECQE1a\n"
    "licIeVlo1e+qJ6Mgqr0Q7Aa7falZ448ccbSFYEPD6oFxiOl9Y9se9iYHZKKfIcst\n"
    "o7DUw1/hz2Ck4N5JrgUCQQCyKveNvjzkkd8HjYs0SwM0fPjK16//5qDZ2UiDGnOe\n"
    "uEzxBDAr518Z8VFbR41in3W4Y3yCDgQlLlcETrS+zYcL\n"
    "-----END RSA PRIVATE KEY-----\n";

static const struct {
	const char *name, *key, *field, *signature;
} vectors[] = {
	{ "RFC 8463 A.3, Ed25519", ed25519_key,
	    "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\n"
	    " d=football.example.com; i=@football.example.com;\n"
	    " q=dns/txt; s=brisbane; t=1528637909; h=from : to :\n"
	    " subject : date : message-id : from : subject : date;\n"
	    " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\n"
	    " b=",
	    "/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus"
	    "Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==" },
	{ "RFC 8463 A.3, RSA", rsa_key,
	    "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\n"
	    " d=football.example.com; i=@football.example.com;\n"
	    " q=dns/txt; s=test; t=1528637909; h=from : to : subject :\n"
	    " date : message-id : from : subject : date;\n"
	    " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\n"
	    " b=",
	    "F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3"
	    "DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz"
	    "dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=" },
};

static void
sha256(struct span bytes, unsigned char digest[HASH_BYTES])
{
	struct hash h;

	tap_ok(hash_init(&h, NULL) == 0 && hash_put(&h, bytes) == 0 &&
	    hash_result(&h, digest) == 0, "hash");
	hash_done(&h);
}

static void
test_vectors(void)
{
	struct signature_names names, over;
	struct signature_cover cover;
	struct header h;
	size_t i;

	header_init(&h);
	tap_ok(header_parse(&h, SPAN(header_text), NULL) == 0, "header");
	tap_ok(signature_names(&names, SPAN("from:to:subject:date:message-id"),
	    NULL) == 0, "names");
	over.n = 0;
	tap_ok(signature_cover(&cover, &h, &names, &over, NULL) == 0 &&
	    cover.n == 5, "cover");
	for (i = 0; i < LENGTH(vectors); i++) {
		struct buf input = BUF_INIT(1 << 20), raw = BUF_INIT(1024),
		    text = BUF_INIT(2048);
		unsigned char digest[HASH_BYTES];
		struct sign_key key;

		tap_ok(sign_key_parse(&key, span_str(vectors[i].key), "test",
		    NULL) == 0, "key");
		tap_ok(signature_input(&input, &h, &cover,
		    span_str(vectors[i].field), CANON_RELAXED, NULL) == 0,
		    "input");
		sha256(buf_span(&input), digest);
		tap_ok(sign_digest(&key, span_of((char *)digest, HASH_BYTES),
		    &raw, NULL) == 0, "sign");
		base64_encode(&text, buf_span(&raw));
		tap_is(buf_span(&text), span_str(vectors[i].signature),
		    vectors[i].name);
		sign_key_done(&key);
		buf_done(&input);
		buf_done(&raw);
		buf_done(&text);
	}
	header_done(&h);
}

static void
test_body_hash(void)
{
	static const enum canon how[] = { CANON_SIMPLE, CANON_RELAXED };
	unsigned char digest[HASH_BYTES];
	struct buf text = BUF_INIT(64);
	struct canon_body body;
	struct hash h;

	tap_ok(hash_init(&h, NULL) == 0, "hash");
	canon_body_init(&body, how[1], &h.stage);
	tap_ok(stage_put(&body.stage, SPAN(body_text)) == 0 &&
	    stage_end(&body.stage) == 0 && hash_result(&h, digest) == 0,
	    "body");
	base64_encode(&text, span_of((char *)digest, HASH_BYTES));
	tap_is(buf_span(&text), SPAN(body_hash), "RFC 8463 A.3, bh=");
	buf_done(&text);
	hash_done(&h);
}

static const char many[] = "To: a\nFrom: b\nReceived: c\nTo: d\nTO : e\n\n";

/* RFC 6376 5.4.2: from the bottom up; then the one that is not there. */
static void
test_cover(void)
{
	static const size_t expected[] = { 4, 3, 0, 5, 1, 5 };
	struct signature_names names, over;
	struct signature_cover cover;
	struct header h;
	size_t i;

	header_init(&h);
	tap_ok(header_parse(&h, SPAN(many), NULL) == 0 && h.n == 5, "header");
	tap_ok(signature_names(&names, SPAN(" to , from:Cc"), NULL) == 0 &&
	    names.n == 3, "three names");
	tap_ok(signature_names(&over, SPAN("FROM:TO"), NULL) == 0, "over");
	tap_ok(signature_cover(&cover, &h, &names, &over, NULL) == 0, "cover");
	tap_ok(cover.n == LENGTH(expected), "six");
	for (i = 0; i < LENGTH(expected); i++)
		tap_ok(cover.at[i].field == expected[i], "the right field");
	header_done(&h);
}

static void
test_names(void)
{
	static const struct {
		const char *text;
		bool good;
	} cases[] = {
		{ "From", true }, { "", true }, { "::From,,To::", true },
		{ "From:from", false }, { "Fr;om", false },
		{ "dkim-signature", false }, { "Fr\xc3\xb6m", false },
		{ SIGNATURE_NAMES_DEFAULT, true },
	};
	struct signature_names names;
	struct err err;
	size_t i;

	for (i = 0; i < LENGTH(cases); i++) {
		err = ERR_INIT;
		tap_ok((signature_names(&names, span_str(cases[i].text),
		    &err) == 0) == cases[i].good, cases[i].text);
		tap_ok(cases[i].good || err.kind == ERR_USAGE, "told");
	}
}

/* No line of the field passes 78, whatever the names; and the only way to
 * finish it is a line's end. */
static void
test_writing(void)
{
	struct buf out = BUF_INIT(SIGNATURE_TEXT_MAX), bytes = BUF_INIT(2048);
	struct signature_names names, over;
	struct signature_cover cover;
	struct signature s = { .algorithm = "rsa-sha256",
		.domain = SPAN("a-rather-long-name.of-a-domain.example.org"),
		.selector = SPAN("selector2026"), .time = 1, .expire = -1,
		.identity = SPAN("somebody@below.a-rather-long-name.of-a-domain"
		    ".example.org"),
		.header_canon = CANON_RELAXED, .body_hash =
		SPAN("0123456789abcdef0123456789abcdef") };
	struct span rest, line;
	struct header h;
	size_t i;

	header_init(&h);
	tap_ok(header_parse(&h, SPAN(many), NULL) == 0, "header");
	tap_ok(signature_names(&names, SPAN(SIGNATURE_NAMES_DEFAULT), NULL) ==
	    0, "names");
	over = names;
	tap_ok(signature_cover(&cover, &h, &names, &over, NULL) == 0, "cover");
	signature_write(&out, &s, &cover);
	tap_ok(span_ends(buf_span(&out), SPAN(";\n\tb=")), "ends in b=");
	for (i = 0; i < 256; i++)
		buf_addc(&bytes, (char)i);
	signature_finish(&out, buf_span(&bytes));
	tap_ok(span_search(buf_span(&out), SPAN(" c=relaxed/simple;")) <
	    out.len, "c=");
	tap_ok(span_search(buf_span(&out), SPAN("x=")) == out.len, "no x=");
	tap_ok(span_search(buf_span(&out), SPAN("l=")) == out.len, "no l=");
	tap_ok(span_ends(buf_span(&out), SPAN("\n")), "ends its line");
	for (rest = buf_span(&out); rest.n > 0;) {
		tap_ok(span_cut(&rest, '\n', &line) && line.n > 1 &&
		    line.n <= 78 - 7, "line width");
		tap_ok(line.p == out.p || line.p[0] == '\t', "folded");
	}
	header_done(&h);
	buf_done(&out);
	buf_done(&bytes);
}

static void
test_domains(void)
{
	static const struct {
		const char *text;
		bool good;
	} cases[] = {
		{ "example.org", true }, { "a", true }, { "x_y-1.A", true },
		{ "", false }, { ".", false }, { "..", false },
		{ "a..b", false }, { ".a", false }, { "a.", false },
		{ "a/b", false }, { "../a", false }, { "a b", false },
		{ "[1.2.3.4]", false }, { "m\xc3\xbc.de", false },
		{ "a\n", false },
	};
	char label[300];
	size_t i;

	for (i = 0; i < LENGTH(cases); i++)
		tap_ok(signature_is_domain(span_str(cases[i].text)) ==
		    cases[i].good, cases[i].text);
	memset(label, 'a', sizeof(label));
	tap_ok(signature_is_domain(span_of(label, 63)), "63");
	tap_ok(!signature_is_domain(span_of(label, 64)), "64");
	for (i = 50; i < sizeof(label); i += 50)
		label[i] = '.';
	tap_ok(signature_is_domain(span_of(label, 253)), "253");
	tap_ok(!signature_is_domain(span_of(label, 254)), "254");
	tap_ok(signature_is_below(SPAN("a.B.c"), SPAN("b.C")), "below");
	tap_ok(signature_is_below(SPAN("b.c"), SPAN("b.c")), "itself");
	tap_ok(!signature_is_below(SPAN("ab.c"), SPAN("b.c")), "not below");
	tap_ok(!signature_is_below(SPAN("c"), SPAN("b.c")), "above");
}

static void
test_keys(void)
{
	static const char *const bad[] = { "", "hello\n",
		"-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
		"-----BEGIN PUBLIC KEY-----\n"
		"MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
		"-----END PUBLIC KEY-----\n" };
	struct sign_key key;
	struct err err;
	size_t i;

	for (i = 0; i < LENGTH(bad); i++) {
		err = ERR_INIT;
		tap_ok(sign_key_parse(&key, span_str(bad[i]), "bad", &err) ==
		    -1 && err.kind == ERR_USAGE, "no key");
	}
	tap_ok(sign_key_parse(&key, span_str(rsa_key), "rsa", NULL) == 0 &&
	    key.kind == SIGN_RSA && key.bits == 1024 && sign_key_is_weak(&key),
	    "RSA of 1024 bits is weak");
	sign_key_done(&key);
	tap_ok(sign_key_parse(&key, span_str(ed25519_key), "ed", NULL) == 0 &&
	    key.kind == SIGN_ED25519 && !sign_key_is_weak(&key), "Ed25519");
	sign_key_done(&key);
}

int
main(void)
{
	openssl_begin();
	test_vectors();
	test_body_hash();
	test_cover();
	test_names();
	test_writing();
	test_domains();
	test_keys();
	return tap_done();
}
