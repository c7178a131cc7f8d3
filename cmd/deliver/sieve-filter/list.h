/* list - the deliveries of one message to several users of one uid, as
 * maildir-deliver --list has them: the scripts of each are run in a confined
 * child that has no others, and those who simply keep the message are a list
 * for the program. A line for each goes to descriptor 1: that of the program,
 * or "again" where a sieve-filter of its own must see to it.
 * SPDX-License-Identifier: ISC */
#ifndef LIST_H
#define LIST_H

#include "base/attr.h"
#include "base/err.h"
#include "settings.h"

#define LIST_FD 3
#define LIST_MAX 100
#define LIST_BYTES_MAX (1u << 20)

/* The message is descriptor 0, a file: 0, or -1 with err. */
MUST_USE int list_run(const struct settings *settings, struct err *err);

#endif
