/* svext_reject - reject: refuse the message with a reason (RFC 5429 2.2).
 * Delivery happens while the sender waits, so that it is the same as ereject:
 * no message of ours goes to an address that may be forged.
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

#include "sieve/svaction.h"

static const struct svrow rows[] = {
	{ "reject", "s", 1, 0, NULL, svaction_reject },
};

const struct svextension svext_reject = { "reject", rows, LENGTH(rows), NULL,
	0 };
