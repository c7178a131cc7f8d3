/* sendtls - TLS for a process that is confined: it sends its socket to the one
 * that is not, which starts a tls-engine on it (tls/tlsclient.h) and sends the
 * decrypted stream back. One request and one answer a packet.
 *
 *     session                          broker (broker.h)
 *        "T" host NUL verify NUL also NUL tlsa NUL tlsa NUL ... + socket --->
 *        <--- "0" facts + two descriptors | kind digit, words of the failure
 *
 * SPDX-License-Identifier: ISC */
#ifndef SENDTLS_H
#define SENDTLS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define SENDTLS_REQUEST_MAX 8192
#define SENDTLS_TLSA_MAX 20

struct sendtls {
	const char *host;
	const char *verify;              /* none, may, full */
	struct span also;                /* or empty */
	const char *tlsa[SENDTLS_TLSA_MAX];
	size_t n_tlsa;
};

/* In the session: as tlsclient_start. The socket can be closed then. */
MUST_USE int sendtls_start(int broker, int net, const struct sendtls *want,
    int plain_out[2], struct buf *facts, struct err *err);

/* In the broker: answer a request, without its letter. `ca` as for
 * tlsclient. */
void sendtls_serve(int sock, struct span request, const int *fds,
    size_t n_fds, const char *ca);

#endif
