/* clientctx: the words of the administrator, and which TLSA records are usable.
 * SPDX-License-Identifier: ISC */
#include "tls/clientctx.h"

#include <string.h>

#include "tap.h"

#define HEX32 "00112233445566778899aabbccddeeffFFEEDDCCBBAA99887766554433221100"

static const struct {
	const char *text;
	int expected;                    /* 1 usable, 0 not, -1 no record */
} records[] = {
	{ "3 1 1 " HEX32, 1 }, { "3 0 1 " HEX32, 1 }, { "2 1 1 " HEX32, 1 },
	{ "3 1 2 " HEX32 HEX32, 1 }, { " 3\t1  1 " HEX32 " ", 1 },
	{ "3 1 1 0011 2233 445566778899aabbccddeeff "
	  "FFEEDDCCBBAA99887766554433221100", 1 },
	/* RFC 7672 3.1.3, and what nobody knows or is the wrong length */
	{ "0 1 1 " HEX32, 0 }, { "1 1 1 " HEX32, 0 }, { "4 1 1 " HEX32, 0 },
	{ "255 1 1 " HEX32, 0 }, { "3 2 1 " HEX32, 0 }, { "3 1 3 " HEX32, 0 },
	{ "3 1 1 0011", 0 }, { "3 1 2 " HEX32, 0 }, { "3 1 1 " HEX32 "00", 0 },
	{ "3 1 0 " HEX32, 0 },           /* no public key */
	{ "", -1 }, { "3", -1 }, { "3 1", -1 }, { "3 1 1", -1 },
	{ "3 1 1 0", -1 }, { "3 1 1 0x", -1 }, { "3 1 1 001", -1 },
	{ "3 1 1 00 1", -1 }, { "256 1 1 " HEX32, -1 }, { "-1 1 1 00", -1 },
	{ "a 1 1 00", -1 }, { "3 1 1 00\n11", -1 }, { "3,1,1,00", -1 },
};

static SSL *
fresh(SSL_CTX *ctx)
{
	struct option_list none = { .n = 0 };
	SSL *ssl = SSL_new(ctx);

	if (ssl != NULL && (clientctx_expect(ssl, "mx.example.org", &none,
	    NULL) == -1 || clientctx_dane(ssl, "mx.example.org", &none,
	    NULL) == -1)) {
		SSL_free(ssl);
		ssl = NULL;
	}
	return ssl;
}

static void
test_tlsa(SSL_CTX *ctx)
{
	size_t i, cut;
	bool right = true;

	for (i = 0; i < LENGTH(records); i++) {
		struct err err = ERR_INIT;
		SSL *ssl = fresh(ctx);
		int r = clientctx_tlsa(ssl, span_str(records[i].text), &err);

		tap_ok(r == records[i].expected && (r != -1 ||
		    err.kind == ERR_USAGE), records[i].text);
		SSL_free(ssl);
	}
	for (cut = 0; cut < strlen(records[0].text); cut++) {
		SSL *ssl = fresh(ctx);

		right &= clientctx_tlsa(ssl, span_of(records[0].text, cut),
		    NULL) != 1;
		SSL_free(ssl);
	}
	tap_ok(right, "a record cut anywhere is not usable");
}

static void
test_words(void)
{
	struct tlsctx_settings bad = { .alpn = "" };
	enum clientctx_verify level;
	struct err err = ERR_INIT;

	tap_ok(clientctx_level("none", &level, &err) == 0 &&
	    level == CLIENTCTX_NONE, "none");
	tap_ok(clientctx_level("may", &level, &err) == 0 &&
	    level == CLIENTCTX_MAY, "may");
	tap_ok(clientctx_level("full", &level, &err) == 0 &&
	    level == CLIENTCTX_FULL, "full");
	tap_ok(clientctx_level(NULL, &level, &err) == 0 &&
	    level == CLIENTCTX_FULL, "nothing said is full");
	tap_ok(clientctx_level("Full", &level, &err) == -1, "Full");
	tap_ok(clientctx_level("", &level, &err) == -1, "the empty word");
	tap_ok(clientctx_new(&bad, CLIENTCTX_FULL, &err) == NULL &&
	    err.kind == ERR_USAGE, "a bad setting is named");
}

static void
test_levels(void)
{
	struct tlsctx_settings plain = { .alpn = "smtp" }, own = { .ciphers =
	    "HIGH" };
	SSL_CTX *full = clientctx_new(&plain, CLIENTCTX_FULL, NULL);
	SSL_CTX *may = clientctx_new(&plain, CLIENTCTX_MAY, NULL);
	SSL_CTX *said = clientctx_new(&own, CLIENTCTX_MAY, NULL);

	tap_ok(full != NULL && SSL_CTX_get_security_level(full) >= 1,
	    "full: no weak keys");
	tap_ok(may != NULL && SSL_CTX_get_security_level(may) == 0,
	    "may: rather weak than in clear");
	tap_ok(said != NULL && SSL_CTX_get_security_level(said) >= 1,
	    "--ciphers decides");
	SSL_CTX_free(full);
	SSL_CTX_free(may);
	SSL_CTX_free(said);
}

int
main(void)
{
	struct tlsctx_settings plain = { .alpn = NULL };
	SSL_CTX *ctx = clientctx_new(&plain, CLIENTCTX_FULL, NULL);

	test_words();
	test_levels();
	test_tlsa(ctx);
	SSL_CTX_free(ctx);
	return tap_done();
}
