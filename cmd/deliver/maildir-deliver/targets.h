/* targets - the mailboxes that one delivery goes to, open.
 * SPDX-License-Identifier: ISC */
#ifndef TARGETS_H
#define TARGETS_H

#include <stddef.h>

#include "base/attr.h"
#include "base/err.h"
#include "posting.h"

struct deliver;
struct save;
struct tree;

/* One mailbox that the message goes to. */
struct target {
	char name[POSTING_NAME_MAX + 1];
	struct posting_place place;
	int fd;
	struct save *save;       /* NULL until the caller begins it */
};

struct targets {
	const struct deliver *d;
	const struct tree *tree; /* the account's */
	struct target *all;      /* room for each folder of d, at least one */
	size_t n;
};

/* Open them all, making what is missing and may be made; INBOX instead of what
 * may not be posted to. 0, or -1 with err, and then n of them are open. */
MUST_USE int targets_open(struct targets *t, struct err *err);
/* Store errors are ours, not the message's: makes err temporary; -1. */
int targets_fault(struct err *err);

#endif
