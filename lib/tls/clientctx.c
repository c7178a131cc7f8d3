/* clientctx - see clientctx.h. Trusted certificates are preferred to those that
 * a server sends (OpenSSL's default since 1.1.0): an expired cross-signed root
 * in its chain does no harm.
 * SPDX-License-Identifier: ISC */
#include "tls/clientctx.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "base/buf.h"
#include "base/num.h"
#include "io/slurp.h"
#include "tls/tlserr.h"

#define NAME_FLAGS (X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | \
	X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS)

int
clientctx_level(const char *word, enum clientctx_verify *out, struct err *err)
{
	static const char *const words[] = { "none", "may", "full" };
	size_t i;

	for (i = 0; word != NULL && i < LENGTH(words); i++)
		if (strcmp(word, words[i]) == 0)
			break;
	*out = word == NULL ? CLIENTCTX_FULL : (enum clientctx_verify)i;
	return word == NULL || i < LENGTH(words) ? 0 : err_set(err, ERR_USAGE,
	    "--verify: none, may or full, not %s", word);
}

/* RFC 7301 3.1: a list of names, each behind its length. */
static int
offer_alpn(SSL_CTX *ctx, const char *name, struct err *err)
{
	unsigned char list[256];
	size_t n = strlen(name);

	list[0] = (unsigned char)n;
	memcpy(list + 1, name, n);
	if (SSL_CTX_set_alpn_protos(ctx, list, (unsigned)n + 1) != 0)
		return tlserr_set(err, ERR_TEMP, "--alpn");
	return 0;
}

SSL_CTX *
clientctx_new(const struct tlsctx_settings *s, enum clientctx_verify level,
    struct err *err)
{
	SSL_CTX *ctx = NULL;

	if (!OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG |
	    OPENSSL_INIT_NO_ATEXIT, NULL) ||
	    (ctx = SSL_CTX_new(TLS_client_method())) == NULL ||
	    SSL_CTX_dane_enable(ctx) != 1) {
		tlserr_set(err, ERR_TEMP, "TLS cannot be set up");
		SSL_CTX_free(ctx);
		return NULL;
	}
	SSL_CTX_set_options(ctx, SSL_OP_NO_RENEGOTIATION |
	    SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET);
	SSL_CTX_set_mode(ctx, SSL_MODE_ENABLE_PARTIAL_WRITE |
	    SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
	SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_OFF);
	SSL_CTX_set_verify_depth(ctx, CLIENTCTX_DEPTH);
	if (level != CLIENTCTX_FULL && s->ciphers == NULL)
		SSL_CTX_set_security_level(ctx, 0);
	if (tlsctx_words(ctx, s, err) == -1 ||
	    (s->alpn != NULL && offer_alpn(ctx, s->alpn, err) == -1)) {
		SSL_CTX_free(ctx);
		return NULL;
	}
	return ctx;
}

int
clientctx_trust(X509_STORE *store, int fd, struct err *err)
{
	struct buf text = BUF_INIT(CLIENTCTX_CA_MAX);
	int n = 0, more = 1;
	BIO *b;

	if (slurp_fd(fd, &text) == -1) {
		buf_done(&text);
		return err_sys(err, "trusted certificates");
	}
	b = BIO_new_mem_buf(buf_str(&text), (int)text.len);
	while (b != NULL && more) {
		X509 *x = PEM_read_bio_X509_AUX(b, NULL, NULL, NULL);

		/* A damaged block is skipped; the end is told by its error. */
		if (x != NULL && X509_STORE_add_cert(store, x) == 1)
			n++;
		more = x != NULL || ERR_GET_REASON(ERR_peek_last_error()) !=
		    PEM_R_NO_START_LINE;
		X509_free(x);
		ERR_clear_error();
	}
	BIO_free(b);
	buf_done(&text);
	return n > 0 ? 0 : err_set(err, ERR_USAGE,
	    "no certificate among the trusted ones");
}

static bool
is_ip(const char *name)
{
	ASN1_OCTET_STRING *ip = a2i_IPADDRESS(name);

	ERR_clear_error();
	ASN1_OCTET_STRING_free(ip);
	return ip != NULL;
}

/* Without the dot that ends a name in the DNS: there is none in SNI (RFC 6066
 * 3) nor in a certificate. Free it. */
static char *
plain_name(const char *name)
{
	struct span s = span_str(name);

	if (s.n > 1 && s.p[s.n - 1] == '.')
		s.n--;
	return span_dup(s);
}

static bool
add_names(SSL *ssl, const struct option_list *also)
{
	bool good = true;
	size_t i;

	for (i = 0; i < also->n && good; i++) {
		char *name = plain_name(also->items[i]);

		good = SSL_add1_host(ssl, name) == 1;
		free(name);
	}
	return good;
}

int
clientctx_expect(SSL *ssl, const char *name, const struct option_list *also,
    struct err *err)
{
	X509_VERIFY_PARAM *param = SSL_get0_param(ssl);
	char *plain = plain_name(name);
	bool good;

	X509_VERIFY_PARAM_set_hostflags(param, NAME_FLAGS);
	if (is_ip(name))
		good = X509_VERIFY_PARAM_set1_ip_asc(param, name) == 1;
	else
		good = SSL_set_tlsext_host_name(ssl, (size_t)plain) == 1 &&
		    SSL_set1_host(ssl, plain) == 1 && add_names(ssl, also);
	free(plain);
	return good ? 0 : tlserr_set(err, ERR_USAGE, "not a host name");
}

int
clientctx_dane(SSL *ssl, const char *name, const struct option_list *also,
    struct err *err)
{
	char *plain = plain_name(name);
	bool good = SSL_dane_enable(ssl, plain) == 1 && add_names(ssl, also);

	free(plain);
	if (!good)
		return tlserr_set(err, ERR_USAGE, "DANE");
	/* RFC 7672 3.1.1: of DANE-EE neither name nor date is looked at. */
	(void)SSL_dane_set_flags(ssl, DANE_FLAG_NO_DANE_EE_NAMECHECKS);
	return 0;
}

static int
take_hex(struct span hex, struct buf *data)
{
	uint64_t byte;
	size_t i;

	for (i = 0; i + 1 < hex.n; i += 2) {
		if (num_parse_hex(span_sub(hex, i, i + 2), &byte) == -1)
			return -1;
		buf_addc(data, (char)byte);
	}
	return hex.n % 2 == 0 && hex.n > 0 && buf_ok(data) ? 0 : -1;
}

int
clientctx_tlsa(SSL *ssl, struct span text, struct err *err)
{
	struct buf data = BUF_INIT(CLIENTCTX_TLSA_MAX);
	struct span rest = text, word;
	uint32_t n[3] = { 0, 0, 0 };
	int r = 0, i;

	for (i = 0; i < 3 && r == 0; i++)
		if (!span_word(&rest, &word) ||
		    num_parse_u32(word, 255, &n[i]) == -1)
			r = -1;
	while (r == 0 && span_word(&rest, &word))
		r = take_hex(word, &data);
	if (r == 0 && data.len == 0)
		r = -1;
	if (r == -1)
		err_set(err, ERR_USAGE, "--tlsa: not \"usage selector type "
		    "hex\": %.*s", (int)(text.n > 80 ? 80 : text.n), text.p);
	/* RFC 7672 3.1.3: mail has no use for PKIX-TA and PKIX-EE. */
	else if (n[0] >= 2)
		r = SSL_dane_tlsa_add(ssl, (uint8_t)n[0], (uint8_t)n[1],
		    (uint8_t)n[2], (const unsigned char *)data.p,
		    data.len) == 1;
	ERR_clear_error();
	buf_done(&data);
	return r;
}

const char *
clientctx_verdict(const SSL *ssl)
{
	long code = SSL_get_verify_result(ssl);

	return code == X509_V_OK ? "ok" : X509_verify_cert_error_string(code);
}
