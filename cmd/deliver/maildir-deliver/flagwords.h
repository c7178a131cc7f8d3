/* flagwords - the flags that a message is delivered with, as words: "Seen",
 * "\\Seen", "$Label1", or several.
 * SPDX-License-Identifier: ISC */
#ifndef FLAGWORDS_H
#define FLAGWORDS_H

#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"
#include "maildir/flags.h"

/* Are they all flags? 0, or -1 with err (ERR_USAGE). */
MUST_USE int flagwords_check(const struct option_list *list, struct err *err);

/* What they are in the mailbox `dir`. Keywords need letters in each mailbox:
 * they are given under its lock, as a reader takes it. 0, or -1 with err. */
MUST_USE int flagwords_in(const struct option_list *list, int dir,
    struct flags *out, struct err *err);

#endif
