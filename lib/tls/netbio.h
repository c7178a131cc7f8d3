/* netbio - OpenSSL's way to the network: never blocks, and never sets
 * O_NONBLOCK, which other holders of a socket would notice. Descriptors that
 * are no sockets (pipes, by hand) work too.
 * SPDX-License-Identifier: ISC */
#ifndef TLS_NETBIO_H
#define TLS_NETBIO_H

#include <stdbool.h>

#include <openssl/bio.h>

#include "base/attr.h"
#include "base/err.h"

struct netbio {
	int in, out;             /* may be the same */
	bool in_sock, out_sock;
	bool eof;                /* the peer's FIN was seen */
	int sys;                 /* errno of what failed, or 0 */
	BIO_METHOD *method;
};

/* n must live as long as the BIO: the BIO, or NULL with err. */
BIO *netbio_new(struct netbio *n, int in, int out, struct err *err);
/* When the BIO has been freed; n may be one that is zero. */
void netbio_done(struct netbio *n);

#endif
