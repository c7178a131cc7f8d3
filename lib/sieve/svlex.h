/* svlex - the words of a Sieve script (RFC 5228 2 and 8.1). Works on the whole
 * text, which is bounded and valid UTF-8; lines end in LF or CRLF.
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVLEX_H
#define SIEVE_SVLEX_H

#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"

enum svlex_kind {
	SVLEX_END,
	SVLEX_NAME,          /* identifier: text */
	SVLEX_TAG,           /* :identifier, text with the colon */
	SVLEX_NUMBER,        /* number */
	SVLEX_STRING,        /* text, unquoted */
	SVLEX_PUNCT,         /* one of ; , ( ) [ ] { } in punct */
};

struct svlex {
	struct span s;
	size_t at;
	unsigned next_line;
	struct pool *pool;           /* holds strings that had to be unquoted */
	/* the current token */
	enum svlex_kind kind;
	char punct;
	unsigned line;
	uint64_t number;
	struct span text;
};

/* `text` and `pool` outlive the tokens. The first token is read by the first
 * svlex_next. 0, or -1 with err: too long, a NUL, not UTF-8. */
MUST_USE int svlex_init(struct svlex *l, struct span text, struct pool *pool,
    struct err *err);

/* The next token into *l: 0, or -1 with err, "line N: why". */
MUST_USE int svlex_next(struct svlex *l, struct err *err);

/* What the current token is, for a message: `";"`, `end of script`. */
const char *svlex_what(const struct svlex *l);

#endif
