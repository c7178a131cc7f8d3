/* facts - what is known of the client's connection, as the UCSPI variables
 * PROTO TCPREMOTEIP TCPREMOTEPORT TCPLOCALIP TCPLOCALPORT TCPREMOTEHOST.
 * tcpserver and tcpsvd set them; under inetd, xinetd and systemd the socket is
 * asked. An IPv4 address that arrives as IPv6 (::ffff:a.b.c.d) is written as
 * IPv4. Without a socket and without variables (a test by hand) they stay
 * unset.
 *
 * Behind a proxy the socket's peer is the proxy, and its header
 * (lib/conn/proxy) names the client. proxy-accept then sets PROXYREMOTEIP
 * PROXYREMOTEPORT PROXYLOCALIP PROXYLOCALPORT to the addresses of the socket
 * itself: as long as they are those of descriptor 0, the TCP* variables are the
 * header's and stay. Two connections never have the same four at once, so what
 * an inherited environment says of another connection cannot pass: it would
 * have to name this very socket, which is known only after it was accepted.
 * Nothing that a client sends sets a variable; only the header of a trusted
 * peer does.
 * SPDX-License-Identifier: ISC */
#ifndef CONN_FACTS_H
#define CONN_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "conn/cidr.h"

struct facts_ends {
	struct cidr_ip remote, local;
	uint16_t remote_port, local_port;
};

/* Called by the first tool of a connection chain, and by every session and
 * loader that may be the first: when fd is a TCP socket, set the variables from
 * it (what the environment said is replaced: the socket knows better; only
 * TCPREMOTEHOST stays when the address agrees), unless they are a proxy's.
 * Also sends small writes at once (TCP_NODELAY). True when fd is a TCP
 * socket. */
bool facts_from_socket(int fd);

/* The two ends of TCP socket fd: true, or false when it is none. */
bool facts_ends(int fd, struct facts_ends *out);
/* For proxy-accept: `client` is what the header says of the connection whose
 * ends are `socket`; from now on facts_from_socket keeps it. */
void facts_from_proxy(const struct facts_ends *socket,
    const struct facts_ends *client);

/* TCPREMOTEIP, or "-" when unknown: never NULL. */
const char *facts_remote(void);

#endif
