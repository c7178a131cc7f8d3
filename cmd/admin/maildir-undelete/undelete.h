/* undelete - messages from the mailbox of what was expunged into another:
 * copied, durably, and then removed there. Their flag \Deleted goes.
 * SPDX-License-Identifier: ISC */
#ifndef UNDELETE_H
#define UNDELETE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"
#include "maildir/tree.h"

struct undelete {
	const char *from, *to;
	uint64_t within;         /* ms; 0: whenever */
	struct option_list headers;
	bool dry_run;
	size_t seen, chosen;     /* result */
};

/* Are the names and headers good? 0, or -1 with err ERR_USAGE. */
MUST_USE int undelete_check(const struct undelete *u, enum layout layout,
    struct err *err);
/* 0, or -1 with err; then nothing has been removed. */
MUST_USE int undelete_run(struct undelete *u, const struct tree *t,
    struct err *err);

#endif
