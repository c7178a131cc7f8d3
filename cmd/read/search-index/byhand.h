/* byhand - what an administrator does with the index of one mailbox.
 * SPDX-License-Identifier: ISC */
#ifndef BYHAND_H
#define BYHAND_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

enum byhand_what {
	BYHAND_BUILD,            /* anew */
	BYHAND_UPDATE,           /* what is not in it yet */
	BYHAND_CHECK,            /* is it whole, and how much is in it? */
	BYHAND_SEARCH,           /* the UIDs of messages with a text */
};

/* Mailbox `name` of the Maildir: 0, 1 what was to be checked is not so, -1
 * with err. Prints a line, or lines of UIDs. */
MUST_USE int byhand(const char *maildir, struct span name,
    enum byhand_what what, struct span text, struct err *err);

#endif
