/* sign - private keys and signatures over a SHA-256 digest: RSA (RFC 8017,
 * PKCS#1 v1.5) and Ed25519 (RFC 8032), as DKIM and ARC use them.
 * A key comes from a PEM file, PKCS#1 or PKCS#8, without a passphrase. It stays
 * in this process and is freed with its memory wiped.
 * SPDX-License-Identifier: ISC */
#ifndef CRYPTO_SIGN_H
#define CRYPTO_SIGN_H

#include <stdbool.h>
#include <openssl/types.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define SIGN_FILE_MAX 65536          /* bytes of a key file */
#define SIGN_RSA_MIN 1024            /* bits; RFC 8301 3.2: no less */
#define SIGN_RSA_GOOD 2048           /* bits; RFC 8301 3.2: at least */
#define SIGN_RSA_MAX 8192

enum sign_kind {
	SIGN_RSA,
	SIGN_ED25519,
};

struct sign_key {
	EVP_PKEY *pkey;
	enum sign_kind kind;
	unsigned bits;
};

/* The key in the file open as `fd`, called `name` in errors: 0, or -1 with err
 * ERR_USAGE: no private key, a passphrase, another kind of key, RSA outside
 * the limits; or a file that others than its owner may read or its group may
 * write, or whose owner is neither root nor us (root takes anyone's). */
MUST_USE int sign_key_load(struct sign_key *k, int fd, const char *name,
    struct err *err);
/* The same from the text of a file. */
MUST_USE int sign_key_parse(struct sign_key *k, struct span pem,
    const char *name, struct err *err);
void sign_key_done(struct sign_key *k);
/* An RSA key shorter than SIGN_RSA_GOOD. */
bool sign_key_is_weak(const struct sign_key *k);

/* Add the signature over `digest` (of 32 bytes: SHA-256) to `out`: RSA signs
 * it as a digest, Ed25519 as its message (RFC 8463 3). 0, or -1 with err. */
MUST_USE int sign_digest(const struct sign_key *k, struct span digest,
    struct buf *out, struct err *err);

#endif
