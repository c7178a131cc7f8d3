/* zip - gzip (RFC 1952), where that is built in.
 * SPDX-License-Identifier: ISC */
#ifndef ZIP_H
#define ZIP_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

/* If not, zip adds the bytes as they are. */
bool zip_is_built(void);
/* Add `in` in that form: 0, or -1 it does not fit. */
MUST_USE int zip(struct span in, struct buf *out);

#endif
