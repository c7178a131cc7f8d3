/* tlsctx - see tlsctx.h.
 * SPDX-License-Identifier: ISC */
#include "tls/tlsctx.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>

#include "base/buf.h"
#include "base/span.h"
#include "tls/leanprov.h"
#include "tls/tlserr.h"

#define GROUPS_MAX 1000              /* bytes of the list */

static const struct {
	const char *word;
	int version;
} versions[] = {
	{ "1.0", TLS1_VERSION }, { "1.1", TLS1_1_VERSION },
	{ "1.2", TLS1_2_VERSION }, { "1.3", TLS1_3_VERSION },
};

static int
set_floor(SSL_CTX *ctx, const char *word, struct err *err)
{
	struct span w = span_str(word == NULL ? "1.2" : word);
	size_t i;

	if (span_istarts(w, SPAN("TLSv")))
		w = span_from(w, 4);
	for (i = 0; i < LENGTH(versions); i++)
		if (span_eq(w, span_str(versions[i].word)) &&
		    SSL_CTX_set_min_proto_version(ctx, versions[i].version))
			return 0;
	return err_set(err, ERR_USAGE,
	    "--min-protocol: no such TLS version: %s",
	    word);
}

/* RFC 7301 3.2: a client that offers protocols and not ours is refused; one
 * that offers none is served. This stops a request of another protocol that
 * was led here (ALPACA). */
static int
select_alpn(SSL *ssl, const unsigned char **out, unsigned char *out_n,
    const unsigned char *in, unsigned in_n, void *arg)
{
	const char *ours = arg;
	size_t n = strlen(ours), i;

	(void)ssl;
	for (i = 0; i < in_n; i += 1u + in[i]) {
		if (in[i] != n || i + 1 + n > in_n ||
		    memcmp(in + i + 1, ours, n) != 0)
			continue;
		*out = in + i + 1;
		*out_n = (unsigned char)n;
		return SSL_TLSEXT_ERR_OK;
	}
	return SSL_TLSEXT_ERR_ALERT_FATAL;
}

/* "?X" is X where the library has it: the same words must do for an older
 * one. */
static int
set_groups(SSL_CTX *ctx, const char *words, struct err *err)
{
	struct buf list = BUF_INIT(GROUPS_MAX);
	struct span rest = span_str(words), word;
	int r = 0;

	while (span_cut(&rest, ':', &word)) {
		bool optional = word.n > 0 && word.p[0] == '?';
		char *name = span_dup(span_from(word, optional));

		if (!optional || SSL_CTX_set1_groups_list(ctx, name) == 1) {
			buf_adds(&list, list.len > 0 ? ":" : "");
			buf_adds(&list, name);
		}
		free(name);
	}
	ERR_clear_error();
	if (!buf_ok(&list) || SSL_CTX_set1_groups_list(ctx,
	    (char *)(size_t)buf_str(&list)) != 1)
		r = tlserr_set(err, ERR_USAGE, "--groups");
	buf_done(&list);
	return r;
}

int
tlsctx_words(SSL_CTX *ctx, const struct tlsctx_settings *s, struct err *err)
{
	if (set_floor(ctx, s->min_protocol, err) == -1)
		return -1;
	if (!SSL_CTX_set_cipher_list(ctx, s->ciphers != NULL ? s->ciphers :
	    TLSCTX_CIPHERS))
		return tlserr_set(err, ERR_USAGE, "--ciphers");
	if (s->suites != NULL && !SSL_CTX_set_ciphersuites(ctx, s->suites))
		return tlserr_set(err, ERR_USAGE, "--suites");
	if (s->groups != NULL && set_groups(ctx, s->groups, err) == -1)
		return -1;
	if (s->alpn != NULL && (strlen(s->alpn) > 255 || s->alpn[0] == '\0'))
		return err_set(err, ERR_USAGE, "--alpn: 1 to 255 bytes");
	if (s->alpn != NULL)
		SSL_CTX_set_alpn_select_cb(ctx, select_alpn,
		    (void *)(size_t)s->alpn);
	return 0;
}

SSL_CTX *
tlsctx_new(const struct tlsctx_settings *s, struct err *err)
{
	const struct leanprov_keep keep = { s->ciphers != NULL ||
	    s->suites != NULL, s->groups != NULL };
	SSL_CTX *ctx = NULL;

	if (!leanprov_start(&keep) ||
	    (ctx = SSL_CTX_new(TLS_server_method())) == NULL) {
		tlserr_set(err, ERR_TEMP, "TLS cannot be set up");
		return NULL;
	}
	SSL_CTX_set_options(ctx, SSL_OP_NO_RENEGOTIATION |
	    SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE |
	    SSL_OP_PRIORITIZE_CHACHA | SSL_OP_NO_TICKET);
	SSL_CTX_set_mode(ctx, SSL_MODE_ENABLE_PARTIAL_WRITE |
	    SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
	SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_OFF);
	(void)SSL_CTX_set_num_tickets(ctx, 0);
	(void)SSL_CTX_set_max_early_data(ctx, 0);
	(void)SSL_CTX_set_dh_auto(ctx, 1);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL);
	if (tlsctx_words(ctx, s, err) == -1) {
		SSL_CTX_free(ctx);
		return NULL;
	}
	return ctx;
}
