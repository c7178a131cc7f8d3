/* facts - see facts.h. getnameinfo is not used: it drags in the resolver.
 * SPDX-License-Identifier: ISC */
#include "conn/facts.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static bool
write_address(const struct sockaddr_storage *a, char *ip, size_t ip_n,
    char *port, size_t port_n)
{
	unsigned p = 0;

	if (a->ss_family == AF_INET) {
		const struct sockaddr_in *in = (const void *)a;

		if (inet_ntop(AF_INET, &in->sin_addr, ip,
		    (socklen_t)ip_n) == NULL)
			return false;
		p = ntohs(in->sin_port);
	} else if (a->ss_family == AF_INET6) {
		const struct sockaddr_in6 *in = (const void *)a;
		const unsigned char *b = in->sin6_addr.s6_addr;
		bool mapped = IN6_IS_ADDR_V4MAPPED(&in->sin6_addr);

		if (inet_ntop(mapped ? AF_INET : AF_INET6, mapped ? b + 12 : b,
		    ip, (socklen_t)ip_n) == NULL)
			return false;
		p = ntohs(in->sin6_port);
	} else {
		return false;
	}
	return snprintf(port, port_n, "%u", p) > 0;
}

bool
facts_from_socket(int fd)
{
	char rip[INET6_ADDRSTRLEN], lip[INET6_ADDRSTRLEN], rport[8], lport[8];
	struct sockaddr_storage remote, local;
	socklen_t n = sizeof(remote), m = sizeof(local);
	const char *before = getenv("TCPREMOTEIP");
	int on = 1;

	memset(&remote, 0, sizeof(remote));
	memset(&local, 0, sizeof(local));
	if (getpeername(fd, (struct sockaddr *)(void *)&remote, &n) == -1 ||
	    getsockname(fd, (struct sockaddr *)(void *)&local, &m) == -1 ||
	    !write_address(&remote, rip, sizeof(rip), rport, sizeof(rport)) ||
	    !write_address(&local, lip, sizeof(lip), lport, sizeof(lport)))
		return false;
	(void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	if (before == NULL || strcmp(before, rip) != 0)
		(void)unsetenv("TCPREMOTEHOST");
	(void)setenv("PROTO", "TCP", 1);
	(void)setenv("TCPREMOTEIP", rip, 1);
	(void)setenv("TCPREMOTEPORT", rport, 1);
	(void)setenv("TCPLOCALIP", lip, 1);
	(void)setenv("TCPLOCALPORT", lport, 1);
	return true;
}

const char *
facts_remote(void)
{
	const char *ip = getenv("TCPREMOTEIP");

	return ip == NULL || *ip == '\0' ? "-" : ip;
}
