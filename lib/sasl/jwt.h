/* jwt - is this token (RFC 7519, signed as RFC 7515 has it) from an issuer
 * whose public keys we have, meant for us, valid now, and whose is it?
 *
 *     BASE64URL(header) "." BASE64URL(claims) "." BASE64URL(signature)
 *
 * Signatures: RS256, ES256, EdDSA (Ed25519). The kind of key decides, not the
 * token: "none", and HS256 with a public key for a secret, are no signatures
 * (RFC 8725 3.1). Keys are a JWKS (RFC 7517); RSA of fewer than 2048 bits, keys
 * for encryption and private ones are passed over.
 * SPDX-License-Identifier: ISC */
#ifndef SASL_JWT_H
#define SASL_JWT_H

#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define JWT_TOKEN_MAX 8192
#define JWT_KEYS_MAX 65536           /* bytes of a JWKS */
#define JWT_LEEWAY 60                /* seconds that clocks may differ */

struct jwt_rules {
	struct span keys;            /* the JWKS's text */
	struct span audience;        /* must be one of "aud" */
	struct span issuer;          /* must be "iss"; empty: any */
	struct span scope;           /* a word of "scope"; empty: any */
	const char *claim;           /* whose it is: "email", "sub" ... */
	int64_t now;                 /* seconds */
};

/* 1 and the user is added to *user; 0 and err says why not; -1 with err: it
 * cannot be told, for the keys are damaged. */
MUST_USE int jwt_check(const struct jwt_rules *r, struct span token,
    struct buf *user, struct err *err);

#endif
