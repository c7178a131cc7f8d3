/* svext_ereject - ereject: refuse the message in the SMTP dialogue (RFC 5429
 * 2.1).
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

#include "sieve/svaction.h"

static const struct svrow rows[] = {
	{ "ereject", "s", 1, 0, NULL, svaction_reject },
};

const struct svextension svext_ereject = { "ereject", rows, LENGTH(rows), NULL,
	0 };
