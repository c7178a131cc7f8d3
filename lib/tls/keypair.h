/* keypair - a certificate with its chain and its private key, read from two
 * open descriptors (PEM).
 * SPDX-License-Identifier: ISC */
#ifndef TLS_KEYPAIR_H
#define TLS_KEYPAIR_H

#include <stdbool.h>
#include <time.h>

#include <openssl/ssl.h>

#include "base/attr.h"
#include "base/err.h"

struct keypair {
	X509 *cert;
	STACK_OF(X509) *chain;           /* those above it, may be empty */
	EVP_PKEY *key;
};

/* Read both and see that they belong together: 0, or -1 with err. A key that
 * wants a passphrase is refused: nobody is there to type it. */
MUST_USE int keypair_read(struct keypair *k, int chain_fd, int key_fd,
    struct err *err);
void keypair_done(struct keypair *k);

/* Days until it expires, seen from `now`; less than 0 when it has. */
long keypair_days(const struct keypair *k, time_t now);
/* "RSA", "EC", "ED25519". */
const char *keypair_type(const struct keypair *k);

/* Serve it in `ssl`, beside those of other types: 0, or -1 with err. */
MUST_USE int keypair_use(const struct keypair *k, SSL *ssl, struct err *err);

#endif
