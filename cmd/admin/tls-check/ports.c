/* ports - see ports.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "ports.h"

#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "base/num.h"
#include "base/tool.h"
#include "chain.h"
#include "os/clock.h"
#include "tls/clientctx.h"
#include "tls/netbio.h"
#include "tls/tlserr.h"

int
ports_add(struct ports *p, const char *text, struct err *err)
{
	const struct addrinfo hints = { .ai_socktype = SOCK_STREAM,
		.ai_flags = AI_NUMERICSERV };
	struct span all = span_str(text), protocol = span_of(NULL, 0), host;
	struct port *o = &p->port[p->n];
	size_t slash = span_rfind(all, '/'), colon;
	char *name, *service;
	uint32_t number;
	int r;

	if (slash < all.n)
		protocol = span_from(all, slash + 1);
	all = span_sub(all, 0, slash);
	colon = span_rfind(all, ':');
	host = span_sub(all, 0, colon);
	if (host.n > 2 && host.p[0] == '[' && host.p[host.n - 1] == ']')
		host = span_sub(host, 1, host.n - 1);
	if (p->n == PORTS_MAX || host.n == 0 || colon == all.n ||
	    num_parse_u32(span_from(all, colon + 1), 65535, &number) == -1 ||
	    number == 0 ||
	    dialogue_find(protocol, number, &o->kind) == -1)
		return err_set(err, ERR_USAGE, "%s: not host:port[/protocol], "
		    "or more than %d", text, PORTS_MAX);
	name = span_dup(host);
	service = span_dup(span_from(all, colon + 1));
	r = getaddrinfo(name, service, &hints, &o->addresses);
	free(name);
	free(service);
	o->text = text;
	if (r != 0)
		return err_set(err, ERR_TEMP, "%s: %s", text, gai_strerror(r));
	p->n++;
	return 0;
}

void
ports_done(struct ports *p)
{
	while (p->n > 0)
		freeaddrinfo(p->port[--p->n].addresses);
}

static int
await(int fd, short events, int64_t deadline, struct err *err)
{
	int64_t left = deadline - os_clock_ms();
	struct pollfd p = { fd, events, 0 };
	int n = left > 0 ? poll(&p, 1, (int)left) : 0;

	if (n > 0 || (n == -1 && errno == EINTR))
		return 0;
	return err_set(err, ERR_PROTO, "no answer in time");
}

static int
connect_one(const struct addrinfo *a, int64_t deadline, struct err *err)
{
	int fd = socket(a->ai_family, a->ai_socktype | SOCK_NONBLOCK |
	    SOCK_CLOEXEC, a->ai_protocol), sys = 0;
	socklen_t n = sizeof(sys);

	if (fd == -1)
		return err_sys(err, "socket");
	if (connect(fd, a->ai_addr, a->ai_addrlen) == 0)
		return fd;
	if (errno != EINPROGRESS) {
		err_sys(err, "connect");
	} else if (await(fd, POLLOUT, deadline, err) == 0) {
		if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &sys, &n) == 0 &&
		    sys == 0)
			return fd;
		errno = sys;
		err_sys(err, "connect");
	}
	close(fd);
	return -1;
}

static int
connect_any(const struct port *p, int64_t deadline, struct err *err)
{
	const struct addrinfo *a;
	int fd = -1;

	for (a = p->addresses; a != NULL && fd == -1; a = a->ai_next)
		fd = connect_one(a, deadline, err);
	return fd;
}

/* Only certificates with the kind of key that this pair has: where there are
 * two, the server would choose. */
static bool
want_kind(SSL *ssl, int kind)
{
	const char *list;

	if (kind == EVP_PKEY_RSA)
		list = "rsa_pss_rsae_sha256:rsa_pss_rsae_sha384:"
		    "rsa_pss_rsae_sha512:RSA+SHA256:RSA+SHA384:RSA+SHA512";
	else if (kind == EVP_PKEY_EC)
		list = "ECDSA+SHA256:ECDSA+SHA384:ECDSA+SHA512";
	else
		return true;
	return SSL_set1_sigalgs_list(ssl, (size_t)list) == 1;
}

static int
shake(SSL *ssl, int fd, int64_t deadline, struct err *err)
{
	for (;;) {
		int r, why;

		ERR_clear_error();
		if ((r = SSL_do_handshake(ssl)) == 1)
			return 0;
		why = SSL_get_error(ssl, r);
		if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE)
			return ERR_peek_error() != 0 ?
			    tlserr_set(err, ERR_PROTO, "handshake") :
			    err_set(err, ERR_PROTO, "closed in the handshake");
		if (await(fd, why == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT,
		    deadline, err) == -1)
			return -1;
	}
}

/* What came, beside what the file has. */
static void
compare(SSL *ssl, const struct folders_pair *p, const char *subject,
    long warn_days, struct report *r)
{
	struct keypair served = { SSL_get0_peer_certificate(ssl), NULL, NULL };
	unsigned char cert[FOLDERS_HASH], key[FOLDERS_HASH];
	int n = sk_X509_num(SSL_get_peer_cert_chain(ssl));
	long days;

	if (served.cert == NULL) {
		report_fact(r, REPORT_WRONG, subject, "no certificate");
		return;
	}
	days = keypair_days(&served, time(NULL));
	folders_hashes(served.cert, cert, key);
	if (memcmp(cert, p->cert, sizeof(cert)) == 0 && n == p->chain)
		report_fact(r, days < 0 ? REPORT_WRONG : days < warn_days ?
		    REPORT_WARN : REPORT_OK, subject, "serves what is in the "
		    "folder, %ld days left, %s", days, SSL_get_version(ssl));
	else if (memcmp(cert, p->cert, sizeof(cert)) == 0)
		report_fact(r, REPORT_WRONG, subject, "serves the folder's "
		    "certificate with a chain of %d, the file has %d", n,
		    p->chain);
	else
		report_fact(r, REPORT_WRONG, subject, "serves another "
		    "certificate%s, %ld days left, the file has %ld",
		    memcmp(key, p->key, sizeof(key)) == 0 ?
		    " for the same key" : "", days, p->days);
}

/* Over net->in; `net` must live as long as the connection, its goodbye
 * included. */
static int
ask(const struct port *o, const struct folders_pair *p, SSL *ssl,
    struct netbio *net, int64_t deadline, struct err *err)
{
	struct buf name = BUF_INIT(300);
	BIO *bio;
	int r = -1, fd = net->in;

	chain_name(p->folder, &name);
	if (dialogue_ask(fd, o->kind, deadline, err) == -1)
		;
	else if ((bio = netbio_new(net, fd, fd, err)) != NULL) {
		SSL_set_bio(ssl, bio, bio);
		SSL_set_connect_state(ssl);
		if (!want_kind(ssl, p->kind) || (name.len > 0 &&
		    SSL_set_tlsext_host_name(ssl, name.p) != 1))
			tlserr_set(err, ERR_TEMP, "TLS");
		else
			r = shake(ssl, fd, deadline, err);
	}
	buf_done(&name);
	return r;
}

/* Close as TLS wants it, and read what is still under way: closed on that, the
 * connection would be broken to the server, with a line in its log. */
static void
leave(SSL *ssl, int fd, int64_t deadline)
{
	char rest[4096];
	int64_t end = os_clock_ms() + 1000;

	if (end > deadline)
		end = deadline;
	ERR_clear_error();
	if (SSL_shutdown(ssl) < 0)
		return;
	while (os_clock_ms() < end) {
		struct pollfd p = { fd, POLLIN, 0 };

		if (poll(&p, 1, 100) > 0 && read(fd, rest, sizeof(rest)) <= 0)
			return;
	}
}

/* One name on one port: false when nobody answers there at all. */
static bool
look_at(const struct port *o, const struct folders_pair *p, SSL_CTX *ctx,
    const int limits[2], struct report *r)
{
	int64_t deadline = os_clock_ms() + limits[0];
	struct buf subject = BUF_INIT(1000);
	struct err err = ERR_INIT;
	SSL *ssl = SSL_new(ctx);
	int fd = connect_any(o, deadline, &err);
	struct netbio net = { .in = fd };

	buf_addf(&subject, "%s: %s%s%s", o->text, p->folder,
	    p->label[0] != '\0' ? " " : "", p->label);
	tool_explain("%s", buf_str(&subject));
	if (fd == -1)
		report_fact(r, REPORT_WRONG, o->text, "%s", err.text);
	else if (ssl == NULL || ask(o, p, ssl, &net, deadline, &err) == -1)
		report_fact(r, REPORT_WRONG, buf_str(&subject), "%s",
		    err.text);
	else {
		compare(ssl, p, buf_str(&subject), limits[1], r);
		leave(ssl, fd, deadline);
	}
	SSL_free(ssl);
	buf_done(&subject);
	if (fd != -1)
		close(fd);
	return fd != -1;
}

void
ports_look(const struct ports *p, const struct folders *f, long days,
    int timeout_ms, struct report *r)
{
	const struct tlsctx_settings settings = { .min_protocol = "1.2" };
	const int limits[2] = { timeout_ms, (int)days };
	struct err err = ERR_INIT;
	SSL_CTX *ctx = clientctx_new(&settings, CLIENTCTX_NONE, &err);
	size_t i, k;

	if (ctx == NULL) {
		report_fact(r, REPORT_WRONG, "OpenSSL", "%s", err.text);
		return;
	}
	for (i = 0; i < p->n; i++)
		for (k = 0; k < f->n; k++)
			if (!look_at(&p->port[i], &f->pairs[k], ctx, limits, r))
				break;
	SSL_CTX_free(ctx);
}
