/* casemap - text in a form in which bytes compare as people sort: the collation
 * i;unicode-casemap (RFC 5051): each character in title case, then decomposed.
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_CASEMAP_H
#define TEXT_CASEMAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

#define CASEMAP_MOST 18              /* characters that one can become */
#define CASEMAP_EXPANDS 54           /* bytes that one byte can become */

/* What one character becomes: how many. */
size_t casemap_char(uint32_t c, uint32_t out[CASEMAP_MOST]);

/* Add `text`, which is UTF-8; what is not stays as it is. */
void casemap_add(struct buf *out, struct span text);

#endif
