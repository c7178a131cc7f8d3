/* check - what can be wrong in the mailboxes of a Maildir: parts that are
 * missing, a damaged dovecot-uidlist, two files with one base name, files that
 * are no messages, sizes in names that are not theirs, messages that cannot be
 * read, locks and temporary files that were left behind, an index that cannot
 * be used.
 * SPDX-License-Identifier: ISC */
#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "maildir/tree.h"

struct check {
	const struct tree *tree;
	int64_t now;             /* seconds since 1970 */
	bool repair, deep;
	size_t problems, repaired;       /* result */
	/* of the mailbox at work */
	struct span name;
	int dir;
};

/* All of it, told on standard output: 0, or -1 with err. */
MUST_USE int check_tree(struct check *c, struct err *err);
/* One more; `repaired` when that has been done about it. */
void check_tell(struct check *c, bool repaired, const char *what,
    struct span object);

#endif
