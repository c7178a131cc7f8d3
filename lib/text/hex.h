/* hex - bytes in hexadecimal and back.
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_HEX_H
#define TEXT_HEX_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

/* Add `bytes` in lower case. */
void hex_encode(struct buf *out, struct span bytes);
/* Add what the text, in any case, stands for: 0, or -1. What has been added
 * before the fault stays. */
MUST_USE int hex_decode(struct buf *out, struct span text);

#endif
