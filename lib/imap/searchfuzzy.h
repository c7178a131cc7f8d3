/* searchfuzzy - what FUZZY makes of a key that looks for text (RFC 6203): the
 * same text, or all of its words in any order, or all of their stems. A stem is
 * a word of six letters or more without its last three, but four letters at
 * least: crude, and the same in every language written in ASCII letters.
 * SPDX-License-Identifier: ISC */
#ifndef IMAP_SEARCHFUZZY_H
#define IMAP_SEARCHFUZZY_H

#include "imap/search.h"

#define SEARCHFUZZY_WORDS_MAX 8      /* of one text; the rest is not looked
                                      * at */

enum { SEARCHFUZZY_EXACT = 100, SEARCHFUZZY_WORDS = 75,
	SEARCHFUZZY_STEMS = 50 };

/* Put a SEARCH_FUZZY in the place of *key: 0, or -1 with err (ERR_LIMIT). */
MUST_USE int searchfuzzy_expand(struct search *s, struct search_key **key,
    struct err *err);

#endif
