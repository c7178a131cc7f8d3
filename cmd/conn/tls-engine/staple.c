/* staple - the OCSP response beside a pair (RFC 6066 8) is given to a client
 * that asks, as long as it is good: of this certificate, "good", signed by who
 * may, and not past its time. Anything else is logged and left out.
 * SPDX-License-Identifier: ISC */
#include <string.h>

#include <openssl/ocsp.h>

#include "base/log.h"
#include "engine.h"
#include "io/slurp.h"
#include "tls/tlserr.h"

#define SKEW_SECONDS 300             /* their clock may be ahead of ours */

static void
complain(const char *why)
{
	struct err err = ERR_INIT;

	tlserr_set(&err, ERR_USAGE, why);
	log_reason("tls-ocsp-broken", err.text);
}

void
staple_keep(struct engine *e, X509 *cert, int fd)
{
	struct staple *s = &e->staple[e->n_staples];

	if (e->n_staples == CERTDIR_PAIRS_MAX)
		return;
	buf_init(&s->der, STAPLE_MAX);
	if (slurp_fd(fd, &s->der) == -1 || s->der.len == 0) {
		complain("cannot be read");
		buf_done(&s->der);
		return;
	}
	s->cert = cert;
	(void)X509_up_ref(cert);
	e->n_staples++;
}

/* The one answer about `cert`, whose issuer is `issuer`: NULL when it is good,
 * or what is wrong with it. */
static const char *
look_at(OCSP_BASICRESP *basic, X509 *cert, X509 *issuer)
{
	ASN1_GENERALIZEDTIME *from = NULL, *until = NULL;
	OCSP_CERTID *id = OCSP_cert_to_id(NULL, cert, issuer);
	int status = -1, found = id != NULL && OCSP_resp_find_status(basic, id,
	    &status, NULL, NULL, &from, &until);

	OCSP_CERTID_free(id);
	if (!found)
		return "not about this certificate";
	if (until == NULL || X509_cmp_current_time(until) <= 0 ||
	    !OCSP_check_validity(from, until, SKEW_SECONDS, -1))
		return "not valid now";
	return status == V_OCSP_CERTSTATUS_GOOD ? NULL : "not good";
}

/* Signed by the issuer, or by whom it has made its signer (RFC 6960
 * 4.2.2.2)? */
static bool
is_signed(OCSP_BASICRESP *basic, STACK_OF(X509) *chain)
{
	X509_STORE *store = X509_STORE_new();
	bool good = store != NULL &&
	    X509_STORE_add_cert(store, sk_X509_value(chain, 0)) == 1 &&
	    X509_STORE_set_flags(store, X509_V_FLAG_PARTIAL_CHAIN) == 1 &&
	    OCSP_basic_verify(basic, chain, store, 0) == 1;

	X509_STORE_free(store);
	return good;
}

static const char *
judge(const struct engine *e, const struct staple *s)
{
	const unsigned char *p = (const unsigned char *)s->der.p;
	OCSP_RESPONSE *r = d2i_OCSP_RESPONSE(NULL, &p, (long)s->der.len);
	OCSP_BASICRESP *basic = NULL;
	STACK_OF(X509) *chain = NULL;
	const char *why = NULL;

	(void)SSL_get0_chain_certs(e->ssl, &chain);
	if (r == NULL || OCSP_response_status(r) !=
	    OCSP_RESPONSE_STATUS_SUCCESSFUL ||
	    (basic = OCSP_response_get1_basic(r)) == NULL)
		why = "no response";
	else if (sk_X509_num(chain) < 1)
		why = "the chain has no issuer";
	else if (!is_signed(basic, chain))
		why = "bad signature";
	else
		why = look_at(basic, s->cert, sk_X509_value(chain, 0));
	OCSP_BASICRESP_free(basic);
	OCSP_RESPONSE_free(r);
	return why;
}

static int
on_status(SSL *ssl, void *arg)
{
	struct engine *e = arg;
	const X509 *cert = SSL_get_certificate(ssl);
	unsigned char *copy;
	const char *why;
	size_t i = 0;

	while (i < e->n_staples && e->staple[i].cert != cert)
		i++;
	if (i == e->n_staples)
		return SSL_TLSEXT_ERR_NOACK;
	if ((why = judge(e, &e->staple[i])) != NULL) {
		complain(why);
		return SSL_TLSEXT_ERR_NOACK;
	}
	copy = OPENSSL_memdup(e->staple[i].der.p, e->staple[i].der.len);
	if (copy == NULL)
		return SSL_TLSEXT_ERR_NOACK;
	(void)SSL_set_tlsext_status_ocsp_resp(ssl, copy,
	    (long)e->staple[i].der.len);
	return SSL_TLSEXT_ERR_OK;
}

void
staple_init(struct engine *e)
{
	(void)SSL_CTX_set_tlsext_status_cb(e->ctx, on_status);
	(void)SSL_CTX_set_tlsext_status_arg(e->ctx, e);
}
