/* quote - strings as IMAP writes them in responses (RFC 9051 4.3): a quoted
 * string where it can be one, else a literal. Bytes that no string can carry
 * (NUL) become 0x80, as a literal could not hold them either.
 * SPDX-License-Identifier: ISC */
#ifndef IMAP_QUOTE_H
#define IMAP_QUOTE_H

#include "base/buf.h"
#include "base/span.h"

#define QUOTE_QUOTED_MAX 1000        /* longer ones are literals */

void quote_string(struct buf *out, struct span s);
/* NIL when s.p is NULL. */
void quote_nstring(struct buf *out, struct span s);
/* An atom where it can be one. */
void quote_astring(struct buf *out, struct span s);
/* An atom or quoted string, in which UTF-8 stands as it is (RFC 9051 4.3); what
 * is not UTF-8 as a literal. */
void quote_utf8(struct buf *out, struct span s);
/* Free text of a response line: control characters become '?', as nothing
 * there is quoted. */
void quote_text(struct buf *out, struct span s);

#endif
