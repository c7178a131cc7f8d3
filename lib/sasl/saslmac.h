/* saslmac - the few functions of libcrypto that SASL mechanisms are made of.
 * All results are of a fixed size and the caller's to wipe.
 * SPDX-License-Identifier: ISC */
#ifndef SASL_SASLMAC_H
#define SASL_SASLMAC_H

#include <openssl/types.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

#define SASLMAC_MAX 64

struct saslmac {
	size_t n;                    /* 0: libcrypto failed */
	char p[SASLMAC_MAX];
};

struct span saslmac_span(const struct saslmac *m);

/* By OpenSSL's name of the hash ("SHA256"). */
struct saslmac saslmac_digest(const char *hash, struct span bytes);
struct saslmac saslmac_hmac(const char *hash, struct span key,
    struct span bytes);
/* PBKDF2 with HMAC (RFC 8018), as many bytes as the hash has. */
struct saslmac saslmac_pbkdf2(const char *hash, struct span password,
    struct span salt, uint32_t rounds);

/* Add a nonce: 18 unpredictable bytes in base64. */
void saslmac_nonce(struct buf *out);

#endif
