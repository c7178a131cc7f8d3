/* num - numbers out of text, range checked; never the C library's atoi family.
 * Only ASCII digits count: no sign, no blanks, no locale.
 * SPDX-License-Identifier: ISC */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdint.h>

#include "base/attr.h"
#include "base/span.h"

/* All of s is a decimal number of at most max: 0 and *out, or -1. */
MUST_USE int num_parse_u64(struct span s, uint64_t max, uint64_t *out);
MUST_USE int num_parse_u32(struct span s, uint32_t max, uint32_t *out);
/* The digits at the start of s: how many, 0 when there is none or the number
 * passes max. */
size_t num_parse_prefix(struct span s, uint64_t max, uint64_t *out);
/* Hexadecimal, either case, 1 to 16 digits, all of s: 0 or -1. */
MUST_USE int num_parse_hex(struct span s, uint64_t *out);
/* A size as administrators write it: 10, 64k, 50M, 2G (powers of 1024). */
MUST_USE int num_parse_size(struct span s, uint64_t max, uint64_t *out);
/* A time as administrators write it, in milliseconds: 30 (seconds), 500ms,
 * 10s, 5m, 2h, 7d. */
MUST_USE int num_parse_duration(struct span s, uint64_t max_ms, uint64_t *out);

#endif
