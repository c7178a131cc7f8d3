/* facts - see facts.h. getnameinfo is not used: it drags in the resolver.
 * SPDX-License-Identifier: ISC */
#include "conn/facts.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* The variables of the two ends, as TCPREMOTEIP or as PROXYREMOTEIP. */
struct words {
	char remote_ip[CIDR_TEXT_MAX], remote_port[8];
	char local_ip[CIDR_TEXT_MAX], local_port[8];
};

static const char *const tcp_names[4] = { "TCPREMOTEIP", "TCPREMOTEPORT",
	"TCPLOCALIP", "TCPLOCALPORT" };
static const char *const proxy_names[4] = { "PROXYREMOTEIP",
	"PROXYREMOTEPORT", "PROXYLOCALIP", "PROXYLOCALPORT" };

static void
write_words(const struct facts_ends *e, struct words *w)
{
	cidr_ip_text(&e->remote, w->remote_ip);
	cidr_ip_text(&e->local, w->local_ip);
	(void)snprintf(w->remote_port, sizeof(w->remote_port), "%u",
	    (unsigned)e->remote_port);
	(void)snprintf(w->local_port, sizeof(w->local_port), "%u",
	    (unsigned)e->local_port);
}

static void
set_words(const char *const names[4], const struct words *w)
{
	(void)setenv(names[0], w->remote_ip, 1);
	(void)setenv(names[1], w->remote_port, 1);
	(void)setenv(names[2], w->local_ip, 1);
	(void)setenv(names[3], w->local_port, 1);
}

static bool
says(const char *name, const char *value)
{
	const char *v = getenv(name);

	return v != NULL && strcmp(v, value) == 0;
}

/* Are the facts there a proxy's, of the connection with these words? */
static bool
are_proxied(const struct words *w)
{
	struct cidr_ip ip;

	return says("PROXYREMOTEIP", w->remote_ip) &&
	    says("PROXYREMOTEPORT", w->remote_port) &&
	    says("PROXYLOCALIP", w->local_ip) &&
	    says("PROXYLOCALPORT", w->local_port) &&
	    cidr_ip_parse(span_str(getenv("TCPREMOTEIP")), &ip) == 0;
}

static bool
take_end(const struct sockaddr_storage *a, struct cidr_ip *ip, uint16_t *port)
{
	const struct sockaddr_in6 *six = (const void *)a;
	const struct sockaddr_in *four = (const void *)a;

	if (cidr_ip_socket(a, ip) == -1)
		return false;
	*port = ntohs(a->ss_family == AF_INET ? four->sin_port :
	    six->sin6_port);
	return true;
}

bool
facts_ends(int fd, struct facts_ends *out)
{
	struct sockaddr_storage remote, local;
	socklen_t n = sizeof(remote), m = sizeof(local);

	memset(&remote, 0, sizeof(remote));
	memset(&local, 0, sizeof(local));
	return getpeername(fd, (struct sockaddr *)(void *)&remote, &n) == 0 &&
	    getsockname(fd, (struct sockaddr *)(void *)&local, &m) == 0 &&
	    take_end(&remote, &out->remote, &out->remote_port) &&
	    take_end(&local, &out->local, &out->local_port);
}

bool
facts_from_socket(int fd)
{
	struct facts_ends ends;
	struct words w;
	int on = 1;
	size_t i;

	if (!facts_ends(fd, &ends))
		return false;
	(void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	write_words(&ends, &w);
	if (are_proxied(&w))
		return true;
	for (i = 0; i < 4; i++)
		(void)unsetenv(proxy_names[i]);
	if (!says("TCPREMOTEIP", w.remote_ip))
		(void)unsetenv("TCPREMOTEHOST");
	(void)setenv("PROTO", "TCP", 1);
	set_words(tcp_names, &w);
	return true;
}

void
facts_from_proxy(const struct facts_ends *socket,
    const struct facts_ends *client)
{
	struct words w;

	write_words(socket, &w);
	set_words(proxy_names, &w);
	write_words(client, &w);
	set_words(tcp_names, &w);
	(void)setenv("PROTO", "TCP", 1);
	/* tcpserver's own look-ups were about the proxy. */
	(void)unsetenv("TCPREMOTEHOST");
	(void)unsetenv("TCPREMOTEINFO");
	(void)unsetenv("TCPLOCALHOST");
}

const char *
facts_remote(void)
{
	const char *ip = getenv("TCPREMOTEIP");

	return ip == NULL || *ip == '\0' ? "-" : ip;
}
