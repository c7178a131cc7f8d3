/* accept - see accept.h. The socket is peeked at, and only what the parser has
 * eaten is taken off it, so the first byte of TLS or of the protocol is left
 * for the next program.
 * SPDX-License-Identifier: ISC */
#include "accept.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "base/tool.h"
#include "conn/facts.h"
#include "conn/proxy.h"
#include "io/slurp.h"
#include "os/clock.h"

int
accept_prepare(struct accept_options *o, struct err *err)
{
	struct buf text = BUF_INIT(ACCEPT_FILE_MAX);
	struct err why = ERR_INIT;
	size_t i;
	int r = 0;

	for (i = 0; i < o->from.n; i++)
		if (cidr_list_add(&o->trusted, span_str(o->from.items[i]),
		    &why) == -1)
			return err_set(err, ERR_USAGE, "--from: %s", why.text);
	if (o->from_file != NULL &&
	    (r = slurp_file(o->from_file, &text, err)) == 0 &&
	    cidr_list_lines(&o->trusted, buf_span(&text), &why) == -1)
		r = err_set(err, ERR_USAGE, "%s: %s", o->from_file, why.text);
	buf_done(&text);
	if (r == 0 && o->from.n == 0 && o->from_file == NULL)
		r = err_set(err, ERR_USAGE, "--from or --from-file is missing");
	return r;
}

/* The first program is to know nothing of TLS but what was vouched for here. */
static void
set_tls(const struct accept_options *o, const struct proxy *p)
{
	char *v;

	(void)unsetenv("SSL_PROTOCOL");
	(void)unsetenv("SSL_CIPHER");
	if (!o->trust_tls || p == NULL || !p->tls)
		return;
	v = p->tls_version.p == NULL ? NULL : span_dup(p->tls_version);
	(void)setenv("SSL_PROTOCOL", v == NULL ? "TLS" : v, 1);
	free(v);
	if (p->tls_cipher.p == NULL)
		return;
	v = span_dup(p->tls_cipher);
	(void)setenv("SSL_CIPHER", v, 1);
	free(v);
}

/* Until there is something to read: 0, or -1 with err. */
static int
await(int64_t deadline, struct err *err)
{
	int64_t left = deadline - os_clock_ms();
	struct pollfd p = { 0, POLLIN, 0 };
	int n = left > 0 ? poll(&p, 1, (int)left) : 0;

	if (n > 0 || (n == -1 && errno == EINTR))
		return 0;
	return err_set(err, ERR_PROTO, "no PROXY header in time");
}

static int
take(size_t n, struct err *err)
{
	char bytes[1024];
	ssize_t got = recv(0, bytes, n, 0);

	return got == (ssize_t)n ? 0 : err_sys(err, "client");
}

static int
read_header(const struct accept_options *o, struct proxy *p, struct err *err)
{
	int64_t deadline = os_clock_ms() + (int64_t)o->timeout_ms;
	char bytes[1024];
	int r = 0;

	while (r == 0) {
		size_t used;
		ssize_t n;

		if (await(deadline, err) == -1)
			return -1;
		n = recv(0, bytes, sizeof(bytes), MSG_PEEK | MSG_DONTWAIT);
		if (n == -1 && (errno == EAGAIN || errno == EINTR))
			continue;
		if (n <= 0)
			return err_set(err, ERR_PROTO, "closed before the "
			    "PROXY header");
		r = proxy_feed(p, span_of(bytes, (size_t)n), &used, err);
		if (r != -1 && take(used, err) == -1)
			return -1;
	}
	return r == 1 ? 0 : -1;
}

static void
set_facts(const struct facts_ends *socket, const struct proxy *p)
{
	struct facts_ends client = { p->from, p->to, p->from_port, p->to_port };
	char ip[CIDR_TEXT_MAX];

	cidr_ip_text(&p->from, ip);
	tool_explain("version %u: %s port %u", p->version, ip,
	    (unsigned)p->from_port);
	facts_from_proxy(socket, &client);
}

int
accept_run(const struct accept_options *o, struct err *err)
{
	char ip[CIDR_TEXT_MAX];
	struct facts_ends ends;
	struct proxy p;
	size_t i;
	int r;

	/* Whatever was inherited: until the header is read, the peer is the
	 * peer. */
	(void)unsetenv("PROXYREMOTEIP");
	if (!facts_from_socket(0) || !facts_ends(0, &ends))
		return err_set(err, ERR_USAGE, "descriptor 0 is no TCP socket");
	set_tls(o, NULL);
	cidr_ip_text(&ends.remote, ip);
	i = cidr_list_find(&o->trusted, &ends.remote);
	tool_explain("%s is %s the list", ip, i < o->trusted.n ? "in" :
	    "not in");
	if (i == o->trusted.n && o->optional)
		return 0;
	if (i == o->trusted.n)
		return err_set(err, ERR_PERM, "not a trusted proxy");
	proxy_init(&p);
	if ((r = read_header(o, &p, err)) == 0) {
		if (p.known)
			set_facts(&ends, &p);
		else
			tool_explain("the proxy speaks for itself");
		set_tls(o, &p);
	}
	proxy_done(&p);
	return r;
}
