/* scan - what lies in new/ and cur/ of a mailbox at one moment. Names are kept
 * in one buffer; order is that of the directories, new/ first: a message that
 * moves from new/ to cur/ meanwhile is seen twice, never not at all.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_SCAN_H
#define MAILDIR_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define SCAN_BYTES_MAX (1u << 30)
#define SCAN_MAX 10000000            /* files */

struct scan_entry {
	uint32_t name;           /* where it starts in names */
	uint8_t n, base_n;       /* MSGNAME_MAX fits */
	bool in_new;
	bool skip;               /* the caller's: has been dealt with */
	bool moved;              /* and: to cur/ meanwhile */
};

struct scan {
	struct buf names;
	struct scan_entry *entries;
	size_t n, cap;
};

void scan_init(struct scan *s);
void scan_done(struct scan *s);
/* Forget what was read. */
void scan_reset(struct scan *s);
/* Add the usable names in directory `fd`: 0, or -1 with err. */
MUST_USE int scan_read(struct scan *s, int fd, bool is_new, struct err *err);
/* Add one name. */
void scan_add(struct scan *s, struct span name, bool in_new);

struct span scan_name(const struct scan *s, const struct scan_entry *e);
struct span scan_base(const struct scan *s, const struct scan_entry *e);
struct span scan_info(const struct scan *s, const struct scan_entry *e);

#endif
