/* searchrow - see searchrow.h.
 * SPDX-License-Identifier: ISC */
#include "imap/searchrow.h"

#include <stdlib.h>

#include "base/attr.h"

#define ROW(name, kind, argument, negated, fixed) \
	{ { name, sizeof(name) - 1 }, SEARCH_##kind, \
	    SEARCHROW_##argument, negated, fixed }

static const struct searchrow rows[] = {
	ROW("ALL", ALL, NONE, false, NULL),
	ROW("ANSWERED", FLAG, NONE, false, "\\Answered"),
	ROW("BCC", HEADER, TEXT, false, "Bcc"),
	ROW("BEFORE", BEFORE, DATE, false, NULL),
	ROW("BODY", BODY, TEXT, false, NULL),
	ROW("CC", HEADER, TEXT, false, "Cc"),
	ROW("DELETED", FLAG, NONE, false, "\\Deleted"),
	ROW("DRAFT", FLAG, NONE, false, "\\Draft"),
	ROW("EMAILID", EMAILID, KEYWORD, false, NULL),
	ROW("FLAGGED", FLAG, NONE, false, "\\Flagged"),
	ROW("FROM", HEADER, TEXT, false, "From"),
	ROW("FUZZY", AND, FUZZY_KEY, false, NULL),
	ROW("HEADER", HEADER, NAME_TEXT, false, NULL),
	ROW("KEYWORD", KEYWORD, KEYWORD, false, NULL),
	ROW("LARGER", LARGER, NUMBER, false, NULL),
	ROW("MODSEQ", MODSEQ, MODSEQ, false, NULL),
	ROW("NEW", AND, NEW_KEYS, false, NULL),
	ROW("NOT", NOT, ONE_KEY, false, NULL),
	ROW("OLD", FLAG, NONE, true, "\\Recent"),
	ROW("OLDER", OLDER, NUMBER, false, NULL),
	ROW("ON", ON, DATE, false, NULL),
	ROW("OR", OR, TWO_KEYS, false, NULL),
	ROW("RECENT", FLAG, NONE, false, "\\Recent"),
	ROW("SAVEDATESUPPORTED", ALL, NONE, false, NULL),
	ROW("SAVEDBEFORE", SAVEDBEFORE, DATE, false, NULL),
	ROW("SAVEDON", SAVEDON, DATE, false, NULL),
	ROW("SAVEDSINCE", SAVEDSINCE, DATE, false, NULL),
	ROW("SEEN", FLAG, NONE, false, "\\Seen"),
	ROW("SENTBEFORE", SENTBEFORE, DATE, false, NULL),
	ROW("SENTON", SENTON, DATE, false, NULL),
	ROW("SENTSINCE", SENTSINCE, DATE, false, NULL),
	ROW("SINCE", SINCE, DATE, false, NULL),
	ROW("SMALLER", SMALLER, NUMBER, false, NULL),
	ROW("SUBJECT", HEADER, TEXT, false, "Subject"),
	ROW("TEXT", TEXT, TEXT, false, NULL),
	ROW("THREADID", THREADID, KEYWORD, false, NULL),
	ROW("TO", HEADER, TEXT, false, "To"),
	ROW("UID", UID, SET, false, NULL),
	ROW("UNANSWERED", FLAG, NONE, true, "\\Answered"),
	ROW("UNDELETED", FLAG, NONE, true, "\\Deleted"),
	ROW("UNDRAFT", FLAG, NONE, true, "\\Draft"),
	ROW("UNFLAGGED", FLAG, NONE, true, "\\Flagged"),
	ROW("UNKEYWORD", KEYWORD, KEYWORD, true, NULL),
	ROW("UNSEEN", FLAG, NONE, true, "\\Seen"),
	ROW("YOUNGER", YOUNGER, NUMBER, false, NULL),
};

static int
compare_names(const void *name, const void *row)
{
	return span_icmp(*(const struct span *)name,
	    ((const struct searchrow *)row)->name);
}

const struct searchrow *
searchrow_find(struct span name)
{
	return bsearch(&name, rows, LENGTH(rows), sizeof(rows[0]),
	    compare_names);
}
