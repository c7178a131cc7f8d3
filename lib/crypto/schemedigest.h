/* schemedigest - the password itself, and one digest of it, with or without
 * salt.
 * SPDX-License-Identifier: ISC */
#ifndef CRYPTO_SCHEMEDIGEST_H
#define CRYPTO_SCHEMEDIGEST_H

#include "crypto/schemekind.h"

MUST_USE int schemedigest_check(const struct schemekind *k,
    const struct schemekind_ask *a, struct err *err);
MUST_USE int schemedigest_make(const struct schemekind *k,
    const struct scheme_order *o, struct buf *out, struct err *err);
MUST_USE int schemedigest_check_plain(const struct schemekind *k,
    const struct schemekind_ask *a, struct err *err);
MUST_USE int schemedigest_make_plain(const struct schemekind *k,
    const struct scheme_order *o, struct buf *out, struct err *err);

#endif
