/* xtext - values of parameters with bytes that a value cannot have written as
 * "+" and two hexadecimal digits in upper case (RFC 3461 4).
 *
 *     xtext = *( xchar / "+" 2HEXDIG )     xchar = %d33-42 / %d44-60 / %d62-126
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_XTEXT_H
#define SMTP_XTEXT_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

/* Add what `text` stands for: 0, or -1 when it is no xtext. What comes out may
 * be any bytes, NUL and line ends too: the caller decides. */
MUST_USE int xtext_decode(struct buf *out, struct span text);
/* Add `bytes` as xtext. */
void xtext_encode(struct buf *out, struct span bytes);

#endif
