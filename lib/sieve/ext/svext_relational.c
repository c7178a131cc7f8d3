/* svext_relational - :value and :count (RFC 5231).
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

#include "sieve/svmatch.h"

static const struct svtag tags[] = {
	{ ":value", SVSLOT_MATCH, SVMATCH_VALUE, 's', SVROW_MATCH, NULL },
	{ ":count", SVSLOT_MATCH, SVMATCH_COUNT, 's', SVROW_MATCH, NULL },
};

const struct svextension svext_relational = { "relational", NULL, 0, tags,
	LENGTH(tags) };
