/* jwk - public keys in JSON (RFC 7517, RFC 7518 6, RFC 8037).
 * SPDX-License-Identifier: ISC */
#ifndef SASL_JWK_H
#define SASL_JWK_H

#include <openssl/types.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

#define JWK_TEXT_MAX 8192            /* of one value */
#define JWK_RSA_MIN 2048             /* bits */

/* Add what base64url without padding (RFC 7515 2) stands for: 0, or -1. */
MUST_USE int jwk_base64url(struct span text, struct buf *out);

/* The key of a JSON object whose kty and crv have been looked at: free with
 * EVP_PKEY_free; NULL: it is damaged, or too short. */
EVP_PKEY *jwk_rsa(struct span jwk);
EVP_PKEY *jwk_p256(struct span jwk);
EVP_PKEY *jwk_ed25519(struct span jwk);

#endif
