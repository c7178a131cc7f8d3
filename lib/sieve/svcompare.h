/* svcompare - the comparators of Sieve (RFC 4790, RFC 5228 2.7.3) and the
 * relations of RFC 5231 between values.
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVCOMPARE_H
#define SIEVE_SVCOMPARE_H

#include <stdbool.h>

#include "base/span.h"
#include "sieve/svmatch.h"

/* Below, at or above 0, as memcmp. Numbers: what begins with no digit is more
 * than every number, and equal to its like. */
int svcompare(enum svmatch_comparator c, struct span a, struct span b);

/* Does `value` stand to `key` as the relation of `m` wants it? */
bool svcompare_relates(const struct svmatch *m, struct span value,
    struct span key);

#endif
