/* utf8 - one character at a time (RFC 3629).
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

#define UTF8_MOST 4                  /* bytes of a character */

/* Its bytes into out: how many. c is at most 0x10ffff and no surrogate. */
size_t utf8_put(char out[UTF8_MOST], uint32_t c);
void utf8_add(struct buf *out, uint32_t c);
/* The length of the character at the start of s, which is not empty: 1 to 4, or
 * 0 when it is none (overlong, a surrogate, past U+10FFFF, cut off). */
size_t utf8_length(struct span s);

#endif
