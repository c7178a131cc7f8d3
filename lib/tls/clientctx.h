/* clientctx - OpenSSL for a client: whom it trusts, which name it expects, and
 * DANE (RFC 7671, RFC 7672). Names are compared with subjectAltName alone
 * (RFC 9525 2), "*" stands for one whole label.
 * SPDX-License-Identifier: ISC */
#ifndef TLS_CLIENTCTX_H
#define TLS_CLIENTCTX_H

#include <stdbool.h>

#include <openssl/ssl.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"
#include "base/span.h"
#include "tls/tlsctx.h"

#define CLIENTCTX_DEPTH 10           /* certificates between ours and theirs */
#define CLIENTCTX_TLSA_MAX 16384     /* bytes of a TLSA record's data */
#define CLIENTCTX_CA_MAX (4u << 20)  /* bytes of a bundle */

enum clientctx_verify {
	CLIENTCTX_NONE,          /* do not look */
	CLIENTCTX_MAY,           /* look, tell, and go on */
	CLIENTCTX_FULL,          /* the handshake fails unless all is right */
};

/* "none", "may", "full" or NULL for full: 0, or -1 with err. */
MUST_USE int clientctx_level(const char *word, enum clientctx_verify *out,
    struct err *err);

/* The context. Unless all must be right, and unless `ciphers` says otherwise,
 * weak keys are accepted: the alternative is mail in the clear. NULL with
 * err. */
SSL_CTX *clientctx_new(const struct tlsctx_settings *s,
    enum clientctx_verify level, struct err *err);

/* Trust the certificates in a PEM file: 0, or -1 with err. A single one that
 * cannot be read is left out; none at all is an error. */
MUST_USE int clientctx_trust(X509_STORE *store, int fd, struct err *err);

/* The name to ask for and to expect, and others that will do: 0, or -1. */
MUST_USE int clientctx_expect(SSL *ssl, const char *name,
    const struct option_list *also, struct err *err);

/* One TLSA record as "usage selector type hex", after clientctx_dane: 1 usable,
 * 0 not (usage 0 and 1, RFC 7672 3.1.3; an unknown type; bad data), -1 with err
 * when the text is no record. */
MUST_USE int clientctx_tlsa(SSL *ssl, struct span text, struct err *err);
/* Ready `ssl`, which has had clientctx_expect, for TLSA records. */
MUST_USE int clientctx_dane(SSL *ssl, const char *name,
    const struct option_list *also, struct err *err);

/* "ok", or why the certificate is not right. */
const char *clientctx_verdict(const SSL *ssl);

#endif
