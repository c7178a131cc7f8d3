/* svtest - what every test with a match type does: compare each value with each
 * key, or count the values (RFC 5228 2.7, RFC 5231).
 *
 *     begin, value, value, ..., end
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVTEST_H
#define SIEVE_SVTEST_H

#include "sieve/svmatch.h"
#include "sieve/svrun.h"

struct svtest {
	struct svrun *r;
	const struct svnode *node;
	struct svmatch match;
	struct span *keys;           /* expanded */
	size_t n_keys;
	uint64_t count;
	bool matched;
};

/* 0 or -1. `keys` is one of the node's arguments. */
MUST_USE int svtest_begin(struct svtest *t, struct svrun *r,
    const struct svnode *node, const struct svarg *keys);
/* One value; `label` says in the trace whose. 1: matched, no further value is
 * needed; 0; -1. */
MUST_USE int svtest_value(struct svtest *t, struct span label,
    struct span value);
/* 1 the test is true, 0, -1. */
MUST_USE int svtest_end(struct svtest *t);

/* The text of the match tag for a trace, ":is". */
const char *svtest_match_name(const struct svnode *node);

#endif
