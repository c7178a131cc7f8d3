/* svparse - the grammar of Sieve (RFC 5228 8.2), without knowing any command.
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVPARSE_H
#define SIEVE_SVPARSE_H

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "sieve/svtree.h"

/* The commands of `text`, linked by next, in `pool`, which `text` too must
 * outlive; NULL is an empty script. 0, or -1 with err, "line N: why". */
MUST_USE int svparse(struct pool *pool, struct span text,
    struct svnode **top_out, struct err *err);

#endif
