/* svext_mailbox - fileinto :create (RFC 5490 3.2). Mailboxes are created on
 * demand with or without it: the deliverer is asked so by default.
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

static const struct svtag tags[] = {
	{ ":create", SVSLOT_CREATE, 0, 0, SVROW_STORE, NULL },
};

const struct svextension svext_mailbox = { "mailbox", NULL, 0, tags,
	LENGTH(tags) };
