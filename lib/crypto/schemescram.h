/* schemescram - verifiers of many rounds of HMAC: PBKDF2 (RFC 8018), and what a
 * SCRAM server keeps (RFC 5802).
 * SPDX-License-Identifier: ISC */
#ifndef CRYPTO_SCHEMESCRAM_H
#define CRYPTO_SCHEMESCRAM_H

#include "crypto/schemekind.h"

MUST_USE int schemescram_check(const struct schemekind *k,
    const struct schemekind_ask *a, struct err *err);
MUST_USE int schemescram_make(const struct schemekind *k,
    const struct scheme_order *o, struct buf *out, struct err *err);
MUST_USE int schemescram_check_pbkdf2(const struct schemekind *k,
    const struct schemekind_ask *a, struct err *err);
MUST_USE int schemescram_make_pbkdf2(const struct schemekind *k,
    const struct scheme_order *o, struct buf *out, struct err *err);

#endif
