/* schemeargon - Argon2 (RFC 9106), by the reference library where it was there
 * at build time (HAVE_ARGON2), else by OpenSSL 3.2, else not at all, and that
 * is said.
 * SPDX-License-Identifier: ISC */
#ifndef CRYPTO_SCHEMEARGON_H
#define CRYPTO_SCHEMEARGON_H

#include "crypto/schemekind.h"

bool schemeargon_is_there(void);
MUST_USE int schemeargon_check(const struct schemekind *k,
    const struct schemekind_ask *a, struct err *err);
/* k->word is "argon2i" or "argon2id". */
MUST_USE int schemeargon_make(const struct schemekind *k,
    const struct scheme_order *o, struct buf *out, struct err *err);

#endif
