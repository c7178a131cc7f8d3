/* addrtoken - the pieces of which addresses in a header field are made (RFC
 * 5322 3.2 with 4.4): atoms, quoted text, comments and folding white space.
 * What they mean is addrs.h's.
 * Takes linear time; nesting of comments costs nothing.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_ADDRTOKEN_H
#define MIME_ADDRTOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"

struct addrtoken {
	struct span s;
	size_t at;
	struct buf *comment;         /* the last one's text; the caller's */
	bool malformed;              /* something that is open does not end */
};

bool addrtoken_at_end(const struct addrtoken *t);
/* The next byte, NUL at the end. */
char addrtoken_peek(const struct addrtoken *t);
/* Blanks, tabs and line ends. */
bool addrtoken_is_white(char c);
/* Ends an atom. "[", "]", "\" and controls do not: people write "[list]
 * Joe". */
bool addrtoken_is_special(char c);

/* Past comments and folding white space. The text of the last comment, inner
 * ones included, replaces *t->comment. */
void addrtoken_skip(struct addrtoken *t);
/* The bytes up to a special one, none where one is next. */
struct span addrtoken_atom(struct addrtoken *t);
/* Add the bytes up to an unquoted `close`, which is taken, to *out; without it,
 * to the end. Folding and backslashes go. */
void addrtoken_quoted(struct addrtoken *t, char close, struct buf *out);

#endif
