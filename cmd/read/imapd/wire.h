/* wire - a message's bytes as they are on the wire: CRLF at the end of each
 * line, and no NUL.
 * SPDX-License-Identifier: ISC */
#ifndef WIRE_H
#define WIRE_H

#include "base/attr.h"
#include "base/span.h"
#include "io/stage.h"

/* Push `in` on, each LF without CR as CRLF. *last is the byte before, '\n' at
 * the start. 0, or -1 with the pipeline's err. */
MUST_USE int wire_put(struct stage *to, struct span in, char *last);
/* A literal cannot hold NUL: it becomes this. */
#define WIRE_NUL ((char)0x80)
void wire_replace_nul(char *p, size_t n);

#endif
