/* handshake - what OpenSSL calls and the handshake with its deadline. The
 * certificate is asked for only when the handshake needs one: a resumed
 * connection (RFC 8446 2.2) never touches a key.
 * SPDX-License-Identifier: ISC */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include <openssl/err.h>

#include "base/secret.h"
#include "client.h"
#include "engine.h"
#include "os/clock.h"
#include "tls/relay.h"
#include "tls/tlserr.h"

#define REFUSED_LINGER_MS 1000       /* for the peer to read our alert */

static int
on_certificate(SSL *ssl, void *arg)
{
	struct engine *e = arg;

	(void)ssl;
	return ask_certificate(e, &e->err) == 0 &&
	    (e->options->client_cert == NULL ||
	    peercert_ask(e, &e->err) == 0);
}

/* Any name is taken: which certificate it gets is another matter. */
static int
on_server_name(SSL *ssl, int *alert, void *arg)
{
	(void)ssl;
	(void)alert;
	(void)arg;
	return SSL_TLSEXT_ERR_OK;
}

static int
server_init(struct engine *e, struct err *err)
{
	const struct engine_options *o = e->options;

	if ((e->ctx = tlsctx_new(&o->tls, err)) == NULL)
		return -1;
	SSL_CTX_set_cert_cb(e->ctx, on_certificate, e);
	SSL_CTX_set_tlsext_servername_callback(e->ctx, on_server_name);
	if (peercert_init(e, err) == -1 || resume_init(e, err) == -1)
		return -1;
	staple_init(e);
	if ((e->ssl = SSL_new(e->ctx)) == NULL)
		return tlserr_set(err, ERR_TEMP, "TLS cannot be set up");
	return 0;
}

int
engine_init(struct engine *e, const struct engine_options *o, struct err *err)
{
	bool client = o->client.name != NULL;
	BIO *bio;

	memset(e, 0, sizeof(*e));
	e->options = o;
	if ((client ? client_init(e, err) : server_init(e, err)) == -1)
		return -1;
	if ((bio = netbio_new(&e->net, 0, 1, err)) == NULL)
		return -1;
	SSL_set_bio(e->ssl, bio, bio);
	SSL_set_read_ahead(e->ssl, 1);
	if (client)
		SSL_set_connect_state(e->ssl);
	else
		SSL_set_accept_state(e->ssl);
	SSL_set_app_data(e->ssl, e);
	return 0;
}

/* Wait for what OpenSSL wants: 0, or -1 with err at the deadline. */
static int
wait_net(const struct engine *e, int wants, struct err *err)
{
	bool out = wants == SSL_ERROR_WANT_WRITE;
	struct pollfd p = { out ? e->net.out : e->net.in,
	    out ? POLLOUT : POLLIN, 0 };
	int64_t left = e->deadline - os_clock_ms();
	int n = left > 0 ? poll(&p, 1, (int)left) : 0;

	if (n > 0 || (n == -1 && errno == EINTR))
		return 0;
	return err_set(err, ERR_PROTO, "time for the handshake is over");
}

/* Why it failed, in the words of whoever knew first. */
static int
tell_why(struct engine *e, int why, struct err *err)
{
	if (e->err.kind != ERR_NONE) {
		*err = e->err;
		ERR_clear_error();
		return -1;
	}
	if (why == SSL_ERROR_SSL && !e->net.eof)
		return tlserr_set(err, ERR_PROTO, "handshake");
	ERR_clear_error();
	if (e->net.sys == 0)
		return err_set(err, ERR_PROTO,
		    "%s closed during the handshake",
		    SSL_is_server(e->ssl) ? "client" : "server");
	errno = e->net.sys;
	err_sys(err, "handshake");
	err->kind = ERR_PROTO;
	return -1;
}

static int
shake(struct engine *e, struct err *err)
{
	for (;;) {
		int r, why;

		ERR_clear_error();
		if ((r = SSL_do_handshake(e->ssl)) == 1)
			return 0;
		why = SSL_get_error(e->ssl, r);
		if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE)
			return tell_why(e, why, err);
		if (wait_net(e, why, err) == -1)
			return -1;
	}
}

int
engine_handshake(struct engine *e, struct err *err)
{
	int r;

	e->deadline = os_clock_ms() + (int64_t)e->options->handshake_ms;
	if ((r = ask_tickets(e, err)) == -1 || (r = shake(e, err)) == -1 ||
	    (r = tell_done(e, err)) == -1)
		tell_failed(err);
	secret_clear(&e->tickets, sizeof(e->tickets));
	close(ENGINE_CTL_FD);
	if (r == -1 && e->net.out_sock && !e->net.eof)
		relay_linger(e->net.out, REFUSED_LINGER_MS);
	return r;
}
