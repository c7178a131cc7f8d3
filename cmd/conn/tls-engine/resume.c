/* resume - session tickets (RFC 8446 2.2, RFC 5077), sealed with keys that
 * every connection's process knows (lib/tls/ticketkeys.h). A ticket holds the
 * binding tls-server-end-point besides, since a resumed connection sees no
 * certificate. It opens only where it was made: same service, same protocol,
 * same name.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

#include "engine.h"
#include "tls/certdir.h"
#include "tls/tlserr.h"

#define KEPT_MAX (1 + EVP_MAX_MD_SIZE + CERTDIR_NAME_MAX)

static int
key_mac(EVP_MAC_CTX *mac, struct ticketkey *k)
{
	char digest[] = "SHA256";
	OSSL_PARAM params[] = {
		OSSL_PARAM_construct_octet_string(OSSL_MAC_PARAM_KEY, k->mac,
		    sizeof(k->mac)),
		OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest,
		    0),
		OSSL_PARAM_construct_end(),
	};

	return EVP_MAC_CTX_set_params(mac, params);
}

/* RFC 8446 C.4: a client uses each ticket once, so that nobody can follow it by
 * them, and needs another in return. */
static bool
is_used_once(const SSL *ssl)
{
	return SSL_version(ssl) >= TLS1_3_VERSION;
}

/* RFC 5077 4: name, IV, AES-256-CBC, HMAC-SHA-256. 1 done; 2 opened with an old
 * key, give the client a new ticket; 0 not ours; -1 error. */
static int
on_ticket(SSL *ssl, unsigned char name[16], unsigned char *iv,
    EVP_CIPHER_CTX *cipher, EVP_MAC_CTX *mac, int seal)
{
	struct engine *e = SSL_get_app_data(ssl);
	struct ticketkey *k;
	size_t i = 0;

	/* Who showed a certificate shows it again each time: it may be revoked
	 * before the ticket ends. */
	if (e->peer.shown)
		return 0;
	if (!seal)
		while (i < e->tickets.n &&
		    memcmp(name, e->tickets.key[i].name, 16) != 0)
			i++;
	if (i >= e->tickets.n)
		return 0;
	k = &e->tickets.key[i];
	if (seal) {
		memcpy(name, k->name, 16);
		if (RAND_bytes(iv, EVP_CIPHER_get_iv_length(
		    EVP_aes_256_cbc())) != 1)
			return -1;
	}
	if (!key_mac(mac, k) || !EVP_CipherInit_ex(cipher, EVP_aes_256_cbc(),
	    NULL, k->cipher, iv, seal))
		return -1;
	return !seal && (i > 0 || is_used_once(ssl)) ? 2 : 1;
}

/* RFC 5929 4.1: the hash is that of the certificate's signature, SHA-256 where
 * that is MD5 or SHA-1; where it has none there is no such binding. */
size_t
resume_end_point(X509 *cert, unsigned char p[EVP_MAX_MD_SIZE])
{
	int digest = NID_undef;
	const EVP_MD *md;
	unsigned n = 0;

	if (cert == NULL || !X509_get_signature_info(cert, &digest, NULL, NULL,
	    NULL) || digest == NID_undef)
		return 0;
	if (digest == NID_md5 || digest == NID_sha1)
		digest = NID_sha256;
	md = EVP_get_digestbynid(digest);
	return md != NULL && X509_digest(cert, md, p, &n) ? n : 0;
}

static struct span
kept_of(const SSL_SESSION *session)
{
	void *kept = NULL;
	size_t n = 0;

	/* It takes nothing from the session. */
	if (session == NULL || !SSL_SESSION_get0_ticket_appdata(
	    (SSL_SESSION *)(size_t)session, &kept, &n))
		n = 0;
	return span_of(kept, n);
}

/* What a ticket keeps of ours: the length of the binding, the binding, and the
 * name that was asked for (RFC 6066 3: no session of another name). */
size_t
resume_kept(const SSL *ssl, unsigned char p[EVP_MAX_MD_SIZE])
{
	struct span kept = kept_of(SSL_get_session(ssl));

	if (kept.n == 0 || (size_t)kept.p[0] >= kept.n ||
	    kept.p[0] < 0 || kept.p[0] > EVP_MAX_MD_SIZE)
		return 0;
	memcpy(p, kept.p + 1, (size_t)kept.p[0]);
	return (size_t)kept.p[0];
}

/* A new ticket of a resumed session keeps what the old one had. */
static int
on_ticket_made(SSL *ssl, void *arg)
{
	const char *name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
	struct buf kept = BUF_INIT(KEPT_MAX), canonical = BUF_INIT(KEPT_MAX);
	unsigned char p[EVP_MAX_MD_SIZE];
	size_t n;
	int good;

	(void)arg;
	if (SSL_session_reused(ssl))
		return 1;
	n = resume_end_point(SSL_get_certificate(ssl), p);
	buf_addc(&kept, (char)n);
	buf_add(&kept, span_of((const char *)p, n));
	if (certdir_name(span_str(name), &canonical))
		buf_add(&kept, buf_span(&canonical));
	good = SSL_SESSION_set1_ticket_appdata(SSL_get_session(ssl), kept.p,
	    kept.len);
	buf_done(&kept);
	buf_done(&canonical);
	return good;
}

/* RFC 6066 3: a list of one name: length, type 0, length, bytes. Only while the
 * hello is being read; what is not understood is no name. */
static struct span
asked_name(SSL *ssl)
{
	const unsigned char *p;
	size_t n;

	if (SSL_client_hello_get0_ext(ssl, TLSEXT_TYPE_server_name, &p,
	    &n) != 1 ||
	    n < 5 || p[2] != TLSEXT_NAMETYPE_host_name ||
	    ((size_t)p[3] << 8 | p[4]) != n - 5)
		return span_of(NULL, 0);
	return span_of((const char *)p + 5, n - 5);
}

static bool
is_same_name(SSL *ssl, const SSL_SESSION *session)
{
	struct buf canonical = BUF_INIT(KEPT_MAX);
	struct span kept = kept_of(session);
	bool same;

	if (kept.n == 0)
		return false;
	(void)certdir_name(asked_name(ssl), &canonical);
	same = span_eq(span_from(kept, 1 + (size_t)kept.p[0]),
	    buf_span(&canonical));
	buf_done(&canonical);
	return same;
}

static SSL_TICKET_RETURN
on_ticket_opened(SSL *ssl, SSL_SESSION *session, const unsigned char *name,
    size_t n, SSL_TICKET_STATUS status, void *arg)
{
	(void)name;
	(void)n;
	(void)arg;
	if ((status == SSL_TICKET_SUCCESS ||
	    status == SSL_TICKET_SUCCESS_RENEW) && is_same_name(ssl, session))
		return status == SSL_TICKET_SUCCESS ? SSL_TICKET_RETURN_USE :
		    SSL_TICKET_RETURN_USE_RENEW;
	return SSL_TICKET_RETURN_IGNORE_RENEW;
}

static void
add_word(EVP_MD_CTX *md, const char *word)
{
	if (word != NULL)
		(void)EVP_DigestUpdate(md, word, strlen(word));
	(void)EVP_DigestUpdate(md, "", 1);
}

/* What a session was made for; 32 bytes is the most that OpenSSL takes. */
static int
set_context(struct engine *e, struct err *err)
{
	unsigned char p[EVP_MAX_MD_SIZE];
	EVP_MD_CTX *md = EVP_MD_CTX_new();
	unsigned n = 0;
	int good = 0;

	if (md != NULL && EVP_DigestInit_ex(md, EVP_sha256(), NULL)) {
		add_word(md, "pneumatic 1");
		add_word(md, getenv("SERVICE"));
		add_word(md, e->options->tls.alpn);
		add_word(md, e->options->client_cert);
		good = EVP_DigestFinal_ex(md, p, &n) &&
		    SSL_CTX_set_session_id_context(e->ctx, p, n);
	}
	EVP_MD_CTX_free(md);
	return good ? 0 : tlserr_set(err, ERR_TEMP, "session context");
}

int
resume_init(struct engine *e, struct err *err)
{
	if (!e->options->tickets)
		return e->options->client_cert == NULL ? 0 :
		    set_context(e, err);
	(void)SSL_CTX_clear_options(e->ctx, SSL_OP_NO_TICKET);
	(void)SSL_CTX_set_num_tickets(e->ctx, 1);
	(void)SSL_CTX_set_timeout(e->ctx, TICKETKEYS_AGE);
	(void)SSL_CTX_set_tlsext_ticket_key_evp_cb(e->ctx, on_ticket);
	(void)SSL_CTX_set_session_ticket_cb(e->ctx, on_ticket_made,
	    on_ticket_opened, NULL);
	return set_context(e, err);
}
