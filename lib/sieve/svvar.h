/* svvar - the variables of a running script (RFC 5229): named ones, and what
 * the last successful `:matches` or `:regex` left in ${0} to ${9}. Values are
 * cut at SVLIMIT_TEXT bytes, at the end of a character (RFC 5229 6).
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVVAR_H
#define SIEVE_SVVAR_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "sieve/svlimit.h"
#include "sieve/svmatch.h"

struct svvar {
	struct svvar_entry {
		struct span name;        /* lower case, owned */
		struct buf value;
	} entries[SVLIMIT_VARIABLES];
	size_t n;
	struct buf parts[SVMATCH_PARTS];
};

void svvar_init(struct svvar *v);
void svvar_done(struct svvar *v);

/* identifier (RFC 5228 8.1), not a number? */
bool svvar_is_name(struct span name);
/* The value; empty when there is none. */
struct span svvar_get(const struct svvar *v, struct span name);
/* 0, or -1 with err: too many variables. */
MUST_USE int svvar_set(struct svvar *v, struct span name, struct span value,
    struct err *err);
void svvar_set_parts(struct svvar *v, const struct svmatch_parts *parts);

/* Add `text` with each ${name} and ${digit} replaced (RFC 5229 3). */
void svvar_expand(const struct svvar *v, struct span text, struct buf *out);

#endif
