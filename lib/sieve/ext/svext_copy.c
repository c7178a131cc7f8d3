/* svext_copy - :copy leaves the implicit keep in force (RFC 3894).
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

static const struct svtag tags[] = {
	{ ":copy", SVSLOT_COPY, 0, 0, SVROW_COPY, NULL },
};

const struct svextension svext_copy = { "copy", NULL, 0, tags, LENGTH(tags) };
