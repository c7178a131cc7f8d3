/* schememd5 - what a server keeps for CRAM-MD5 and DIGEST-MD5, in Dovecot's
 * form:
 *
 *     CRAM-MD5     the state of HMAC-MD5 after the key, outer then inner: the
 *                  four words of each, little-endian, in hexadecimal
 *     DIGEST-MD5   H(user:realm:password) in hexadecimal (RFC 2831 2.1.2.1)
 *
 * Either is as good as the password to who steals it.
 * SPDX-License-Identifier: ISC */
#ifndef CRYPTO_SCHEMEMD5_H
#define CRYPTO_SCHEMEMD5_H

#include "crypto/schemekind.h"

MUST_USE int schememd5_check_cram(const struct schemekind *k,
    const struct schemekind_ask *a, struct err *err);
MUST_USE int schememd5_make_cram(const struct schemekind *k,
    const struct scheme_order *o, struct buf *out, struct err *err);
MUST_USE int schememd5_check_digest(const struct schemekind *k,
    const struct schemekind_ask *a, struct err *err);
MUST_USE int schememd5_make_digest(const struct schemekind *k,
    const struct scheme_order *o, struct buf *out, struct err *err);

#endif
