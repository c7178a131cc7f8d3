/* resize - give messages names with their right sizes, under which they keep
 * their UIDs: one rewrite of dovecot-uidlist for all of a mailbox, in which the
 * old name stays as the message's id, then the renames, all under the lock.
 * SPDX-License-Identifier: ISC */
#ifndef RESIZE_H
#define RESIZE_H

#include "base/buf.h"
#include "check.h"

struct resize_one {
	uint32_t old_at, new_at; /* in names, NUL-terminated */
	bool is_new;
};

struct resize {
	struct check *c;
	struct buf names;
	struct resize_one *all;
	size_t n, cap;
};

void resize_init(struct resize *r, struct check *c);
void resize_done(struct resize *r);
/* Remember one: 0, or -1 with err. */
MUST_USE int resize_add(struct resize *r, bool is_new, struct span name,
    uint64_t size, uint64_t vsize, struct err *err);
/* All that were added, told of: 0, or -1 with err. */
MUST_USE int resize_run(struct resize *r, struct err *err);

#endif
