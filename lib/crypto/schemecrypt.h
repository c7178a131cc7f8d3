/* schemecrypt - the schemes of crypt(3).
 * SPDX-License-Identifier: ISC */
#ifndef CRYPTO_SCHEMECRYPT_H
#define CRYPTO_SCHEMECRYPT_H

#include "crypto/schemekind.h"

MUST_USE int schemecrypt_check(const struct schemekind *k,
    const struct schemekind_ask *a, struct err *err);
/* k->word is the prefix: "$6$", or "" for the traditional one. */
MUST_USE int schemecrypt_make(const struct schemekind *k,
    const struct scheme_order *o, struct buf *out, struct err *err);

#endif
