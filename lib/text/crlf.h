/* crlf - lines in their wire form: an LF without a CR before it becomes CRLF.
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_CRLF_H
#define TEXT_CRLF_H

#include "base/span.h"

/* How many bytes crlf_expand may write. */
#define CRLF_ROOM(n) ((n) * 2 + 8)

/* The wire form of `in` to `out`, a NUL as `nul`; *last is the byte before, and
 * then the last one. How many bytes that is. */
size_t crlf_expand(char *out, struct span in, char nul, char *last);

#endif
