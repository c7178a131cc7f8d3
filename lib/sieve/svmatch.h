/* svmatch - one value against one key (RFC 5228 2.7): match types and
 * comparators. Knows no script and no message.
 * Every look at a byte is paid from `*steps`, so that no pattern can cost more
 * than what is left there: `:matches` is linear in the value for each part of
 * the pattern without "?", and bounded by the steps with one.
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVMATCH_H
#define SIEVE_SVMATCH_H

#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

enum svmatch_type {
	SVMATCH_IS,
	SVMATCH_CONTAINS,
	SVMATCH_MATCHES,
	SVMATCH_REGEX,       /* draft-ietf-sieve-regex */
	SVMATCH_VALUE,       /* RFC 5231 */
	SVMATCH_COUNT,       /* RFC 5231; the caller counts */
};

enum svmatch_comparator {
	SVMATCH_CASEMAP,     /* i;ascii-casemap, the default */
	SVMATCH_OCTET,       /* i;octet */
	SVMATCH_NUMERIC,     /* i;ascii-numeric (RFC 4790 9.1) */
};

enum svmatch_relation { SVMATCH_GT, SVMATCH_GE, SVMATCH_LT, SVMATCH_LE,
	SVMATCH_EQ, SVMATCH_NE };

struct svmatch {
	enum svmatch_type type;
	enum svmatch_comparator comparator;
	enum svmatch_relation relation;      /* for VALUE and COUNT */
};

/* What the wildcards of `:matches` stood for (RFC 5229 3.2): part[0] is the
 * whole value. Spans of the value. */
#define SVMATCH_PARTS 10

struct svmatch_parts {
	struct span part[SVMATCH_PARTS];
	size_t n;
};

/* 1 yes, 0 no, -1 with err (ERR_LIMIT) when the steps are used up or the
 * expression is not one. `parts` is filled by 1 of MATCHES and REGEX; it may
 * be NULL. */
MUST_USE int svmatch(const struct svmatch *m, struct span value,
    struct span key, struct svmatch_parts *parts, uint64_t *steps,
    struct err *err);

/* Take n steps: 0, or -1 with err when there are not so many left. */
MUST_USE int svmatch_pay(uint64_t *steps, uint64_t n, struct err *err);

/* Is `key` a regular expression that can be used? 0, or -1 with err. */
MUST_USE int svmatch_check_regex(struct span key, struct err *err);

#endif
