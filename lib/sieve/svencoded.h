/* svencoded - ${hex: 41 42} and ${unicode: 20ac} in strings (RFC 5228 2.4.2.4).
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVENCODED_H
#define SIEVE_SVENCODED_H

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"

/* Replace *s by its decoded form, in `pool`, where it has one; what is not of
 * this form stays as it is. 0, or -1 with err: a value that is no character. */
MUST_USE int svencoded_decode(struct pool *pool, struct span *s,
    struct err *err);

#endif
