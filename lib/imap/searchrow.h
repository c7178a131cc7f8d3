/* searchrow - what search keys there are and what follows their names (RFC 9051
 * 6.4.4 and the extensions' own).
 * SPDX-License-Identifier: ISC */
#ifndef IMAP_SEARCHROW_H
#define IMAP_SEARCHROW_H

#include <stdbool.h>

#include "base/span.h"
#include "imap/search.h"

enum searchrow_argument {
	SEARCHROW_NONE, SEARCHROW_DATE, SEARCHROW_NUMBER, SEARCHROW_TEXT,
	SEARCHROW_KEYWORD, SEARCHROW_NAME_TEXT, SEARCHROW_SET,
	SEARCHROW_MODSEQ, SEARCHROW_ONE_KEY, SEARCHROW_TWO_KEYS,
	SEARCHROW_FUZZY_KEY,
	SEARCHROW_NEW_KEYS,      /* none; NEW brings its own */
};

struct searchrow {
	struct span name;
	enum search_kind kind;
	enum searchrow_argument argument;
	bool negated;
	const char *fixed;       /* the flag or the header field */
};

/* The key of this name, in any case; NULL: there is none. */
const struct searchrow *searchrow_find(struct span name);

#endif
