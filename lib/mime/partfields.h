/* partfields - what the Content- fields of a part's header say of it (RFC 2045,
 * RFC 2183, RFC 1864, RFC 3282, RFC 2557).
 * SPDX-License-Identifier: ISC */
#ifndef MIME_PARTFIELDS_H
#define MIME_PARTFIELDS_H

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "mime/header.h"
#include "mime/parts.h"

/* Fill in type, disposition, encoding and the rest of `part`, whose parent is
 * known; copies are of the pool, and `h` is room for the fields, used again for
 * the next part. 0, or -1 with err (ERR_LIMIT) when only the first fields could
 * be read. */
MUST_USE int partfields_read(struct part *part, struct pool *pool,
    struct header *h, struct span fields, struct err *err);

#endif
