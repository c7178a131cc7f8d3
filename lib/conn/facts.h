/* facts - what is known of the client's connection, as the UCSPI variables
 * PROTO TCPREMOTEIP TCPREMOTEPORT TCPLOCALIP TCPLOCALPORT TCPREMOTEHOST.
 * tcpserver and tcpsvd set them; under inetd, xinetd and systemd the socket is
 * asked. An IPv4 address that arrives as IPv6 (::ffff:a.b.c.d) is written as
 * IPv4. Without a socket and without variables (a test by hand) they stay
 * unset.
 * SPDX-License-Identifier: ISC */
#ifndef CONN_FACTS_H
#define CONN_FACTS_H

#include <stdbool.h>

/* Called by the first tool of a connection chain, and by every session and
 * loader that may be the first: when fd is a TCP socket, set the variables from
 * it (what the environment said is replaced: the socket knows better; only
 * TCPREMOTEHOST stays when the address agrees). Also sends small writes at once
 * (TCP_NODELAY). True when fd is a TCP socket. */
bool facts_from_socket(int fd);

/* TCPREMOTEIP, or "-" when unknown: never NULL. */
const char *facts_remote(void);

#endif
