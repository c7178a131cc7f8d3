/* peercert - the certificate that a client shows: asked for, judged, told.
 * It is good when an authority of --client-ca vouches for it (RFC 5280: chain,
 * time, purpose, depth, revocation), or when it or its key is in the list.
 * With "request" one that is not good is like none: a mail server that shows
 * some certificate must not be sent away to deliver in the clear. Of such a one
 * only the fingerprints are told: names that nobody vouches for may be believed
 * by mistake.
 * SPDX-License-Identifier: ISC */
#include "engine.h"

#include <fcntl.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "io/slurp.h"
#include "tls/clientctx.h"
#include "tls/fingerprints.h"
#include "tls/tlsctl.h"
#include "tls/tlserr.h"

#define LIST_MAX (4u << 20)
#define CA_NAMES_MAX 100             /* more are not told to the client */
#define EMAILS_MAX 4

static bool
is_required(const struct engine *e)
{
	return strcmp(e->options->client_cert, "require") == 0;
}

static bool
is_listed(const struct engine *e, X509 *cert)
{
	unsigned char md[EVP_MAX_MD_SIZE];
	struct span list = buf_span(&e->peer.list);

	return list.n > 0 && ((X509_digest(cert, EVP_sha256(), md, NULL) &&
	    fingerprints_has(list, md)) ||
	    (peercert_key_digest(cert, md) && fingerprints_has(list, md)));
}

/* Of the SubjectPublicKeyInfo, as RFC 7469 2.4 and TLSA "1 1" have it. */
bool
peercert_key_digest(X509 *cert, unsigned char md[EVP_MAX_MD_SIZE])
{
	unsigned char *der = NULL;
	int n = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(cert), &der);
	bool good = n > 0 && EVP_Digest(der, (size_t)n, md, NULL, EVP_sha256(),
	    NULL);

	OPENSSL_free(der);
	return good;
}

/* OpenSSL's way to ask whether a chain is good: 1 or 0. */
static int
on_chain(X509_STORE_CTX *chain, void *arg)
{
	struct engine *e = arg;
	X509 *cert = X509_STORE_CTX_get0_cert(chain);
	int good = 0;

	e->peer.shown = true;
	(void)SSL_set_num_tickets(e->ssl, 0);
	if (is_listed(e, cert)) {
		X509_STORE_CTX_set_error(chain, X509_V_OK);
		good = 1;
	} else if (e->peer.has_ca) {
		good = X509_verify_cert(chain) == 1;
	} else {
		X509_STORE_CTX_set_error(chain, X509_V_ERR_CERT_UNTRUSTED);
	}
	e->peer.good = good;
	e->peer.why = X509_STORE_CTX_get_error(chain);
	if (good || !is_required(e))
		return 1;
	err_set(&e->err, ERR_PROTO, "client certificate: %s",
	    X509_verify_cert_error_string(e->peer.why));
	return 0;
}

int
peercert_init(struct engine *e, struct err *err)
{
	buf_init(&e->peer.list, LIST_MAX);
	if (e->options->client_cert == NULL)
		return 0;
	if ((e->peer.store = X509_STORE_new()) == NULL)
		return tlserr_set(err, ERR_TEMP, "X509_STORE");
	SSL_CTX_set_cert_verify_callback(e->ctx, on_chain, e);
	return 0;
}

static int
take_crl(struct engine *e, int fd, struct err *err)
{
	struct buf text = BUF_INIT(LIST_MAX);
	X509_CRL *crl;
	BIO *b = NULL;
	int n = 0;

	if (slurp_fd(fd, &text) == 0)
		b = BIO_new_mem_buf(buf_str(&text), (int)text.len);
	while (b != NULL && (crl = PEM_read_bio_X509_CRL(b, NULL, NULL,
	    NULL)) != NULL) {
		n += X509_STORE_add_crl(e->peer.store, crl) == 1;
		X509_CRL_free(crl);
	}
	BIO_free(b);
	buf_done(&text);
	if (n == 0)
		return tlserr_set(err, ERR_USAGE, "no list of revocations");
	ERR_clear_error();
	/* No list of its issuer, or one past its time: not good. */
	(void)X509_STORE_set_flags(e->peer.store, X509_V_FLAG_CRL_CHECK);
	return 0;
}

int
peercert_take(struct engine *e, struct span kind, int fd, struct err *err)
{
	if (span_eq(kind, SPAN("LIST"))) {
		if (slurp_fd(fd, &e->peer.list) == -1)
			return err_sys(err, "list of fingerprints");
		return fingerprints_check(buf_span(&e->peer.list), err);
	}
	if (span_eq(kind, SPAN("CRL")))
		return take_crl(e, fd, err);
	/* A directory may hold other files. */
	if (clientctx_trust(e->peer.store, fd, NULL) == 0)
		e->peer.has_ca = true;
	e->peer.wants_ca = true;
	return 0;
}

int
peercert_complete(const struct engine *e, struct err *err)
{
	if (e->peer.wants_ca && !e->peer.has_ca)
		return err_set(err, ERR_USAGE, "--client-ca: no certificate");
	return 0;
}

/* Which authorities we know, so that the client can choose (RFC 8446 4.2.4). */
static void
tell_names(const struct engine *e)
{
	STACK_OF(X509_OBJECT) *all = X509_STORE_get0_objects(e->peer.store);
	STACK_OF(X509_NAME) *names = sk_X509_NAME_new_null();
	int i, n = sk_X509_OBJECT_num(all);

	for (i = 0; names != NULL && n <= CA_NAMES_MAX && i < n; i++) {
		X509 *x = X509_OBJECT_get0_X509(sk_X509_OBJECT_value(all, i));
		X509_NAME *name = x == NULL ? NULL :
		    X509_NAME_dup(X509_get_subject_name(x));

		if (name != NULL && !sk_X509_NAME_push(names, name))
			X509_NAME_free(name);
	}
	SSL_set0_CA_list(e->ssl, names);
}

int
peercert_ask(struct engine *e, struct err *err)
{
	int mode = SSL_VERIFY_PEER;

	if (ask_client_files(e, peercert_take, err) == -1 ||
	    peercert_complete(e, err) == -1)
		return -1;
	if (is_required(e))
		mode |= SSL_VERIFY_FAIL_IF_NO_PEER_CERT;
	SSL_set_verify(e->ssl, mode, NULL);
	SSL_set_verify_depth(e->ssl, (int)e->options->client_depth);
	(void)SSL_set1_verify_cert_store(e->ssl, e->peer.store);
	tell_names(e);
	return 0;
}

static void
add_digest(struct buf *m, const char *fact, const unsigned char *md)
{
	struct buf hex = BUF_INIT(2 * FINGERPRINTS_SIZE);

	fingerprints_write(&hex, md);
	tlsctl_add_fact(m, fact, buf_span(&hex));
	buf_done(&hex);
}

/* RFC 4514; what is not ASCII is escaped. */
static void
add_name(struct buf *m, const char *fact, const X509_NAME *name)
{
	BIO *b = BIO_new(BIO_s_mem());
	char *text = NULL;
	long n = 0;

	if (b != NULL && X509_NAME_print_ex(b, name, 0, XN_FLAG_RFC2253) >= 0)
		n = BIO_get_mem_data(b, &text);
	tlsctl_add_fact(m, fact, span_of(text, n > 0 ? (size_t)n : 0));
	BIO_free(b);
}

/* Where there are two, nobody knows which is meant. */
static void
add_common_name(struct buf *m, const X509_NAME *name)
{
	int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1), n;
	unsigned char *text = NULL;

	if (at < 0 ||
	    X509_NAME_get_index_by_NID(name, NID_commonName, at) >= 0)
		return;
	n = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(
	    X509_NAME_get_entry(name, at)));
	if (n > 0)
		tlsctl_add_fact(m, "SSL_CLIENT_S_DN_CN",
		    span_of((const char *)text, (size_t)n));
	OPENSSL_free(text);
}

static void
add_emails(struct buf *m, X509 *cert)
{
	GENERAL_NAMES *all = X509_get_ext_d2i(cert, NID_subject_alt_name, NULL,
	    NULL);
	int i, n = sk_GENERAL_NAME_num(all), told = 0;

	for (i = 0; i < n && told < EMAILS_MAX; i++) {
		const GENERAL_NAME *g = sk_GENERAL_NAME_value(all, i);
		struct buf fact = BUF_INIT(30);

		if (g->type != GEN_EMAIL)
			continue;
		buf_addf(&fact, "SSL_CLIENT_SAN_Email_%d", told++);
		tlsctl_add_fact(m, buf_str(&fact), span_of((const char *)
		    ASN1_STRING_get0_data(g->d.rfc822Name),
		    (size_t)ASN1_STRING_length(g->d.rfc822Name)));
		buf_done(&fact);
	}
	GENERAL_NAMES_free(all);
}

static void
add_serial(struct buf *m, X509 *cert)
{
	BIGNUM *n = ASN1_INTEGER_to_BN(X509_get0_serialNumber(cert), NULL);
	char *hex = n != NULL ? BN_bn2hex(n) : NULL;

	tlsctl_add_fact(m, "SSL_CLIENT_M_SERIAL", span_str(hex));
	OPENSSL_free(hex);
	BN_free(n);
}

void
peercert_facts(const struct engine *e, struct buf *m)
{
	X509 *cert = SSL_get0_peer_certificate(e->ssl);
	struct buf verify = BUF_INIT(TLSCTL_VALUE_MAX);
	unsigned char md[EVP_MAX_MD_SIZE];

	if (e->options->client_cert == NULL)
		return;
	if (!e->peer.shown || cert == NULL)
		buf_adds(&verify, "NONE");
	else if (e->peer.good)
		buf_adds(&verify, "SUCCESS");
	else
		buf_addf(&verify, "FAILED:%s",
		    X509_verify_cert_error_string(e->peer.why));
	tlsctl_add_fact(m, "SSL_CLIENT_VERIFY", buf_span(&verify));
	buf_done(&verify);
	if (!e->peer.shown || cert == NULL)
		return;
	if (X509_digest(cert, EVP_sha256(), md, NULL))
		add_digest(m, "SSL_CLIENT_CERT_FINGERPRINT", md);
	if (peercert_key_digest(cert, md))
		add_digest(m, "SSL_CLIENT_KEY_FINGERPRINT", md);
	if (!e->peer.good)
		return;
	add_name(m, "SSL_CLIENT_S_DN", X509_get_subject_name(cert));
	add_common_name(m, X509_get_subject_name(cert));
	add_emails(m, cert);
	add_name(m, "SSL_CLIENT_I_DN", X509_get_issuer_name(cert));
	add_serial(m, cert);
}
