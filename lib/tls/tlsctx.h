/* tlsctx - an OpenSSL context for a server, set up once per process from the
 * administrator's words. No configuration file of OpenSSL is read.
 * SPDX-License-Identifier: ISC */
#ifndef TLS_TLSCTX_H
#define TLS_TLSCTX_H

#include <openssl/ssl.h>

#include "base/attr.h"
#include "base/err.h"

struct tlsctx_settings {
	const char *min_protocol;    /* "1.0" to "1.3"; NULL: 1.2 */
	const char *ciphers;         /* up to TLS 1.2; NULL: TLSCTX_CIPHERS */
	const char *suites;          /* TLS 1.3; NULL: the library's */
	const char *groups;          /* NULL: the library's */
	const char *alpn;            /* the one protocol spoken here, or NULL */
};

/* Strong ones with and, for old peers, without forward secrecy: on port 25 a
 * refused handshake means mail in the clear. */
#define TLSCTX_CIPHERS "HIGH:!aNULL:!PSK:!SRP:!ARIA:!CAMELLIA:!AESCCM"

/* The context: server's preference, no renegotiation, no compression, no early
 * data, no sessions kept. NULL with err (ERR_USAGE names the bad setting). The
 * strings must live as long. */
SSL_CTX *tlsctx_new(const struct tlsctx_settings *s, struct err *err);
/* Only the administrator's words, into a context made otherwise (clientctx). */
MUST_USE int tlsctx_words(SSL_CTX *ctx, const struct tlsctx_settings *s,
    struct err *err);

#endif
