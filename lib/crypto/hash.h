/* hash - SHA-256 of a stream, as the last stage of a pipeline or by hand.
 * SPDX-License-Identifier: ISC */
#ifndef CRYPTO_HASH_H
#define CRYPTO_HASH_H

#include <openssl/types.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "io/stage.h"

#define HASH_BYTES 32

struct hash {
	struct stage stage;
	EVP_MD_CTX *ctx;
};

/* Ready for bytes: 0, or -1 with err, which is also the stage's. hash_done in
 * either case. */
MUST_USE int hash_init(struct hash *h, struct err *err);
void hash_done(struct hash *h);
/* More bytes; the same as stage_put. */
MUST_USE int hash_put(struct hash *h, struct span bytes);
/* The digest of all that was put, once: 0 or -1. */
MUST_USE int hash_result(struct hash *h, unsigned char digest[HASH_BYTES]);

#endif
