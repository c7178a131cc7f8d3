/* popline - a POP3 command line (RFC 1939 3, RFC 2449 4): a verb of three or
 * more characters, then arguments separated by single spaces.
 * SPDX-License-Identifier: ISC */
#ifndef POP3_POPLINE_H
#define POP3_POPLINE_H

#include <stdint.h>

#include "base/attr.h"
#include "base/span.h"

/* Cut a line (without its CRLF) into verb and the rest; the rest is empty, with
 * p NULL, when there is no space, and otherwise all that follows the first one:
 * a password may begin with a space. */
void popline_split(struct span line, struct span *verb_out,
    struct span *rest_out);

/* The next argument: 1 and *out, 0 when there is none. */
int popline_word(struct span *rest, struct span *out);

/* A message number, 1 to 4294967295, as the next argument: 1, 0 there is none,
 * -1 it is no such number. */
MUST_USE int popline_number(struct span *rest, uint32_t *out);

#endif
