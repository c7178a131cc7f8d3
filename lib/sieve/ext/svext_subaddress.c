/* svext_subaddress - :user and :detail (RFC 5233).
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

#include "sieve/svaddress.h"

static const struct svtag tags[] = {
	{ ":user", SVSLOT_PART, SVADDRESS_USER, 0, SVROW_PART, NULL },
	{ ":detail", SVSLOT_PART, SVADDRESS_DETAIL, 0, SVROW_PART, NULL },
};

const struct svextension svext_subaddress = { "subaddress", NULL, 0, tags,
	LENGTH(tags) };
