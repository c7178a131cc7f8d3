/* facts - what the engine says of its handshake when it is over.
 * SPDX-License-Identifier: ISC */
#include <openssl/x509.h>

#include "base/log.h"
#include "client.h"
#include "engine.h"
#include "os/fdpass.h"
#include "text/base64.h"
#include "tls/certdir.h"
#include "tls/tlsctl.h"

#define BINDING_LENGTH 32            /* RFC 9266 4.1 */

static void
add_binding(struct buf *m, const char *fact, const unsigned char *p, size_t n)
{
	struct buf b = BUF_INIT(200);

	base64_encode(&b, span_of((const char *)(const void *)p, n));
	tlsctl_add_fact(m, fact, buf_span(&b));
	buf_done(&b);
}

/* RFC 9266: also for TLS 1.2, but there only with the extended master
 * secret. */
static void
add_exporter(const struct engine *e, struct buf *m)
{
	static const char label[] = "EXPORTER-Channel-Binding";
	unsigned char p[BINDING_LENGTH];

	if (SSL_version(e->ssl) < TLS1_3_VERSION &&
	    SSL_get_extms_support(e->ssl) != 1)
		return;
	if (SSL_export_keying_material(e->ssl, p, sizeof(p), label,
	    sizeof(label) - 1, (const unsigned char *)"", 0, 1) == 1)
		add_binding(m, "SSL_CB_EXPORTER", p, sizeof(p));
}

/* RFC 5929 3: the first Finished message, the client's of a full handshake and
 * the server's of a resumed one. Not with TLS 1.3 (RFC 8446 C.5), and before
 * only with the extended master secret (RFC 7627). */
static void
add_unique(const struct engine *e, struct buf *m)
{
	bool ours = (SSL_is_server(e->ssl) != 0) ==
	    (SSL_session_reused(e->ssl) != 0);
	unsigned char p[EVP_MAX_MD_SIZE];
	size_t n;

	if (SSL_version(e->ssl) >= TLS1_3_VERSION ||
	    SSL_get_extms_support(e->ssl) != 1)
		return;
	n = ours ? SSL_get_finished(e->ssl, p, sizeof(p)) :
	    SSL_get_peer_finished(e->ssl, p, sizeof(p));
	if (n > 0 && n <= sizeof(p))
		add_binding(m, "SSL_CB_UNIQUE", p, n);
}

static void
add_end_point(const struct engine *e, struct buf *m)
{
	unsigned char p[EVP_MAX_MD_SIZE];
	size_t n;

	if (!SSL_is_server(e->ssl))
		n = resume_end_point(SSL_get0_peer_certificate(e->ssl), p);
	else if (!SSL_session_reused(e->ssl))
		n = resume_end_point(SSL_get_certificate(e->ssl), p);
	else
		n = resume_kept(e->ssl, p);
	if (n > 0)
		add_binding(m, "SSL_CB_END_POINT", p, n);
}

static void
add_alpn(const struct engine *e, struct buf *m)
{
	const unsigned char *p;
	unsigned n;

	SSL_get0_alpn_selected(e->ssl, &p, &n);
	tlsctl_add_fact(m, "SSL_ALPN",
	    span_of((const char *)(const void *)p, p != NULL ? n : 0));
}

int
tell_done(struct engine *e, struct err *err)
{
	const char *name = SSL_get_servername(e->ssl,
	    TLSEXT_NAMETYPE_host_name);
	struct buf canonical = BUF_INIT(CERTDIR_NAME_MAX), bits = BUF_INIT(12);
	struct buf m = BUF_INIT(TLSCTL_MESSAGE_MAX);
	int group = (int)SSL_get_negotiated_group(e->ssl), r;

	buf_add(&m, span_of("DONE", 5));
	tlsctl_add_fact(&m, "SSL_PROTOCOL", span_str(SSL_get_version(e->ssl)));
	tlsctl_add_fact(&m, "SSL_CIPHER",
	    span_str(SSL_get_cipher_name(e->ssl)));
	buf_addf(&bits, "%d", SSL_get_cipher_bits(e->ssl, NULL));
	tlsctl_add_fact(&m, "SSL_CIPHER_USEKEYSIZE", buf_span(&bits));
	if (group != 0)
		tlsctl_add_fact(&m, "SSL_GROUP",
		    span_str(SSL_group_to_name(e->ssl, group)));
	if (certdir_name(span_str(name), &canonical))
		tlsctl_add_fact(&m, "SSL_SERVER_NAME", buf_span(&canonical));
	tlsctl_add_fact(&m, "SSL_SESSION_RESUMED",
	    SSL_session_reused(e->ssl) ? SPAN("Resumed") : SPAN("Initial"));
	add_alpn(e, &m);
	add_exporter(e, &m);
	add_end_point(e, &m);
	add_unique(e, &m);
	peercert_facts(e, &m);
	client_facts(e, &m);
	r = os_fdpass_send(ENGINE_CTL_FD, buf_span(&m), NULL, 0, err);
	buf_done(&canonical);
	buf_done(&bits);
	buf_done(&m);
	return r;
}

void
tell_failed(const struct err *why)
{
	struct buf m = BUF_INIT(TLSCTL_MESSAGE_MAX);
	bool peers = why->kind == ERR_PROTO || why->kind == ERR_PERM;

	buf_addf(&m, "FAIL %s%s", peers ? "" : "local: ", why->text);
	/* When even tls-wrap has gone, there is nobody to tell. */
	if (os_fdpass_send(ENGINE_CTL_FD, buf_span(&m), NULL, 0, NULL) == -1)
		log_reason("tls-failed", why->text);
	buf_done(&m);
}
