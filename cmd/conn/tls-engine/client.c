/* client - tls-engine as the client: what it trusts and expects, set up before
 * confinement; the questions for trusted certificates, and the facts after.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "client.h"

#include <string.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

#include "base/tool.h"
#include "os/clock.h"
#include "os/fdpass.h"
#include "tls/clientctx.h"
#include "tls/keypair.h"
#include "tls/tlsctl.h"
#include "tls/tlserr.h"

#define ANSWER_MAX 64

/* Ask for the certificates of a name and put them into the store: 0, or -1. */
static int
ask_ca(const struct engine *e, unsigned long hash, X509_STORE *store)
{
	int64_t left = e->deadline - os_clock_ms();
	struct buf m = BUF_INIT(ANSWER_MAX);
	int fds[OS_FDPASS_MAX];
	char answer[ANSWER_MAX];
	size_t n_fds = 0;
	long n = -1;

	buf_addf(&m, "CA %08lx", hash & 0xffffffffUL);
	if (os_fdpass_send(ENGINE_CTL_FD, buf_span(&m), NULL, 0, NULL) == 0)
		n = os_fdpass_recv(ENGINE_CTL_FD, answer, sizeof(answer),
		    left > 0 ? (int)left : 0, fds, &n_fds, NULL);
	buf_done(&m);
	while (n_fds > 0) {
		/* One that cannot be read is one that is not there. */
		if (clientctx_trust(store, fds[--n_fds], NULL) == -1)
			ERR_clear_error();
		close(fds[n_fds]);
	}
	return n > 0 ? 0 : -1;
}

/* Of what the store holds now, one of that name; it looks for the others. */
static int
find_ca(X509_STORE *store, const X509_NAME *name, X509_OBJECT *found)
{
	STACK_OF(X509_OBJECT) *all = X509_STORE_get0_objects(store);
	int i, n = sk_X509_OBJECT_num(all);

	for (i = 0; i < n; i++) {
		X509 *x = X509_OBJECT_get0_X509(sk_X509_OBJECT_value(all, i));

		if (x != NULL &&
		    X509_NAME_cmp(X509_get_subject_name(x), name) == 0)
			return X509_OBJECT_set1_X509(found, x);
	}
	return 0;
}

static int
on_lookup(X509_LOOKUP *lookup, X509_LOOKUP_TYPE type, const X509_NAME *name,
    X509_OBJECT *found)
{
	const struct engine *e = X509_LOOKUP_get_method_data(lookup);
	X509_STORE *store = X509_LOOKUP_get_store(lookup);
	int ok = 0;
	unsigned long hash = X509_NAME_hash_ex(name, NULL, NULL, &ok);

	if (type != X509_LU_X509 || !ok || ask_ca(e, hash, store) == -1)
		return 0;
	return find_ca(store, name, found);
}

static int
add_lookup(struct engine *e, X509_STORE *store, struct err *err)
{
	X509_LOOKUP_METHOD *m = X509_LOOKUP_meth_new("asked for");
	X509_LOOKUP *lookup = NULL;

	if (m == NULL || !X509_LOOKUP_meth_set_get_by_subject(m, on_lookup) ||
	    (lookup = X509_STORE_add_lookup(store, m)) == NULL ||
	    !X509_LOOKUP_set_method_data(lookup, e))
		return tlserr_set(err, ERR_TEMP, "CA look-up");
	return 0;
}

/* Only where the handshake must fail with it: say why. */
static int
on_verify(int good, X509_STORE_CTX *store)
{
	const SSL *ssl = X509_STORE_CTX_get_ex_data(store,
	    SSL_get_ex_data_X509_STORE_CTX_idx());
	struct engine *e = SSL_get_app_data(ssl);

	if (!good && e->err.kind == ERR_NONE)
		err_set(&e->err, ERR_PERM, "verify: %s (certificate %d)",
		    X509_verify_cert_error_string(
		    X509_STORE_CTX_get_error(store)),
		    X509_STORE_CTX_get_error_depth(store));
	return good;
}

static int
take_tlsa(struct engine *e, struct err *err)
{
	const struct client_options *o = &e->options->client;
	size_t i;

	if (o->tlsa.n == 0)
		return 0;
	if (clientctx_dane(e->ssl, o->name, &o->also, err) == -1)
		return -1;
	for (i = 0; i < o->tlsa.n; i++) {
		int r = clientctx_tlsa(e->ssl, span_str(o->tlsa.items[i]), err);

		if (r == -1)
			return -1;
		tool_explain("TLSA %s: %s", o->tlsa.items[i],
		    r == 1 ? "usable" : "not usable");
		e->dane += r == 1;
	}
	return 0;
}

/* DANE enabled without a usable record would refuse every certificate. */
static int
begin(struct engine *e, struct err *err)
{
	const struct client_options *o = &e->options->client;
	int again;

	for (again = 0; again < 2; again++) {
		SSL_free(e->ssl);
		if ((e->ssl = SSL_new(e->ctx)) == NULL)
			return tlserr_set(err, ERR_TEMP, "TLS");
		if (clientctx_expect(e->ssl, o->name, &o->also, err) == -1)
			return -1;
		if (again == 0 && take_tlsa(e, err) == -1)
			return -1;
		if (e->dane > 0 || o->tlsa.n == 0)
			break;
	}
	return 0;
}

static int
take_own(SSL *ssl, struct err *err)
{
	struct keypair k;
	int r;

	if (keypair_read(&k, CLIENT_CHAIN_FD, CLIENT_KEY_FD, err) == -1)
		return -1;
	r = keypair_use(&k, ssl, err);
	keypair_done(&k);
	return r;
}

static int
take_trusted(struct engine *e, enum clientctx_verify level, struct err *err)
{
	const struct client_options *o = &e->options->client;
	X509_STORE *store = SSL_CTX_get_cert_store(e->ctx);

	/* DANE trusts nobody else (RFC 7672 3.1.1). */
	if (e->dane > 0 || level == CLIENTCTX_NONE || o->ca == NULL)
		return 0;
	if (strcmp(o->ca, "ask") == 0)
		return add_lookup(e, store, err);
	return clientctx_trust(store, CLIENT_CA_FD, err);
}

int
client_init(struct engine *e, struct err *err)
{
	const struct client_options *o = &e->options->client;
	enum clientctx_verify level;

	if (clientctx_level(o->verify, &level, err) == -1 ||
	    (e->ctx = clientctx_new(&e->options->tls, level, err)) == NULL ||
	    begin(e, err) == -1 || take_trusted(e, level, err) == -1 ||
	    (o->own_cert && take_own(e->ssl, err) == -1))
		return -1;
	if (e->dane > 0 || level == CLIENTCTX_FULL)
		SSL_set_verify(e->ssl, SSL_VERIFY_PEER, on_verify);
	else
		SSL_set_verify(e->ssl, SSL_VERIFY_NONE, NULL);
	e->looks = e->dane > 0 || level != CLIENTCTX_NONE;
	return 0;
}

static void
add_fingerprint(X509 *cert, struct buf *m)
{
	unsigned char md[EVP_MAX_MD_SIZE];
	struct buf hex = BUF_INIT(2 * EVP_MAX_MD_SIZE);
	unsigned n = 0, i;

	if (X509_digest(cert, EVP_sha256(), md, &n))
		for (i = 0; i < n; i++)
			buf_addf(&hex, "%02x", md[i]);
	tlsctl_add_fact(m, "SSL_PEER_FINGERPRINT", buf_span(&hex));
	buf_done(&hex);
}

static void
add_dane(const struct engine *e, struct buf *m)
{
	uint8_t usage, selector, type;
	struct buf text = BUF_INIT(20);

	if (e->options->client.tlsa.n == 0)
		return;
	if (e->dane == 0)
		buf_adds(&text, "unusable");
	else if (SSL_get0_dane_authority(e->ssl, NULL, NULL) >= 0 &&
	    SSL_get0_dane_tlsa(e->ssl, &usage, &selector, &type, NULL,
	    NULL) >= 0)
		buf_addf(&text, "%d %d %d", usage, selector, type);
	tlsctl_add_fact(m, "SSL_DANE", buf_span(&text));
	buf_done(&text);
}

void
client_facts(const struct engine *e, struct buf *m)
{
	X509 *cert = SSL_get0_peer_certificate(e->ssl);
	const char *verdict = clientctx_verdict(e->ssl);

	if (SSL_is_server(e->ssl))
		return;
	tlsctl_add_fact(m, "SSL_PEER_VERIFY",
	    span_str(e->looks ? verdict : "not checked"));
	if (e->looks && SSL_get_verify_result(e->ssl) == X509_V_OK)
		tlsctl_add_fact(m, "SSL_PEER_NAME",
		    span_str(SSL_get0_peername(e->ssl)));
	if (cert != NULL)
		add_fingerprint(cert, m);
	add_dane(e, m);
}
