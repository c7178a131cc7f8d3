/* score - a spam score: a decimal number, kept in thousandths.
 * SPDX-License-Identifier: ISC */
#ifndef SCAN_SCORE_H
#define SCAN_SCORE_H

#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

#define SCORE_MAX 1000000000         /* a million, in thousandths */

/* All of `text`: [-]digits[.digits], at most a million either way; digits
 * after the third are checked and dropped. 0 or -1. */
MUST_USE int score_parse(struct span text, int32_t *out);
/* With one digit after the point, or as many of three as it takes: 5.0,
 * -0.125. */
void score_write(struct buf *out, int32_t score);

#endif
