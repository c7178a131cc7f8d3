/* expire - one mailbox's old messages.
 * SPDX-License-Identifier: ISC */
#ifndef EXPIRE_H
#define EXPIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "maildir/foldername.h"
#include "maildir/tree.h"

struct expire_rule {
	char name[FOLDERNAME_MAX * 4 + 1];
	int64_t age;             /* seconds */
};

struct expire {
	const struct tree *tree;
	int64_t now;             /* seconds since 1970 */
	bool dry_run, received;
	size_t seen, removed;    /* of the last mailbox */
};

/* "Trash 7d", "Lists/Old 52w": the last word is the age. 0, or -1 with err
 * ERR_USAGE. */
MUST_USE int expire_parse(struct expire_rule *r, enum layout layout,
    const char *text, struct err *err);
/* 1 done, 0 there is no such mailbox, -1 with err. */
MUST_USE int expire_mailbox(struct expire *e, const struct expire_rule *r,
    struct err *err);

#endif
