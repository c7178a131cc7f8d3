/* svwire - numbers and byte strings in a message between the two halves of one
 * program: 32 bits, most significant byte first; a string is its length and
 * its bytes.
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVWIRE_H
#define SIEVE_SVWIRE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

void svwire_add_number(struct buf *out, uint32_t n);
void svwire_add_span(struct buf *out, struct span s);

/* Take one off *rest: true, or false when there is none. */
MUST_USE bool svwire_take_number(struct span *rest, uint32_t *out);
MUST_USE bool svwire_take_span(struct span *rest, struct span *out);

#endif
