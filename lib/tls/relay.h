/* relay - carry bytes between a TLS connection and a program's two pipes, both
 * ways at once, in bounded memory, until both are done.
 *
 *     SSL --read--> in  --> app_out (the program's standard input)
 *         <-write-- out <-- app_in  (its standard output)
 *
 * The end of either direction is passed on alone: close_notify (RFC 8446 6.1)
 * becomes end of file on app_out, end of file on app_in becomes close_notify,
 * and the other direction goes on. A connection cut without close_notify is
 * told by *why; the program sees end of file then, and EPIPE when it writes.
 * SPDX-License-Identifier: ISC */
#ifndef TLS_RELAY_H
#define TLS_RELAY_H

#include <stdint.h>

#include <openssl/ssl.h>

#include "base/err.h"
#include "tls/netbio.h"

#define RELAY_BUFFER 16384           /* one TLS record, per direction */
#define RELAY_FLUSH_MS 30000         /* for a peer to take the last bytes */
#define RELAY_LINGER_MS 5000         /* for a peer to close after us */
#define RELAY_REST_MS 1000           /* when nothing has moved: `rest` */
#define RELAY_LINGER_BYTES (1u << 20)

enum relay_why {
	RELAY_CLOSED,            /* both sides said goodbye */
	RELAY_CUT,               /* the network ended without close_notify */
	RELAY_BROKEN,            /* a TLS error or a dead network: see err */
	RELAY_IDLE,              /* nothing moved for too long */
};

struct relay_ends {
	SSL *ssl;                /* after its handshake */
	const struct netbio *net;
	int app_in, app_out;     /* O_NONBLOCK is set; closed by relay_run */
	int idle_ms;
	void (*rest)(void);      /* called when a time of waiting begins, or
	                          * NULL */
};

struct relay_result {
	enum relay_why why;
	uint64_t in, out;        /* bytes of plaintext */
	struct err err;
};

void relay_run(const struct relay_ends *ends, struct relay_result *result);

/* The last words were written to socket `fd`: say that no more will come and
 * wait up to ms for the peer to have read them. Closing at once, with something
 * of the peer's unread, would make the kernel take them back (RFC 1122
 * 4.2.2.13). */
void relay_linger(int fd, int ms);

#endif
