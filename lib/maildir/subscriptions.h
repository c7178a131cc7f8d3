/* subscriptions - the file of that name in a Maildir, as Dovecot writes it
 * (version 2; a version 1 file is read, and written back as version 2). A name
 * in it need not exist as a mailbox (RFC 9051 6.3.7).
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_SUBSCRIPTIONS_H
#define MAILDIR_SUBSCRIPTIONS_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "maildir/layout.h"

#define SUBSCRIPTIONS_MAX (1u << 20)     /* bytes of the file */

struct subscriptions {
	struct pool pool;
	struct span *names;      /* in the order of the file, with the separator
	                          * of the layout between levels */
	size_t n;
	enum layout layout;      /* subscriptions_init sets LAYOUT_PLUS */
};

void subscriptions_init(struct subscriptions *s);
void subscriptions_done(struct subscriptions *s);
/* Read the file in the Maildir `root`: 0 (also when there is none), or -1. */
MUST_USE int subscriptions_read(struct subscriptions *s, int root,
    struct err *err);
bool subscriptions_has(const struct subscriptions *s, struct span name);
/* Add or remove one name, durably, under its lock: 1 changed, 0 it was so
 * already, -1 with err (ERR_DATA: not a name). */
MUST_USE int subscriptions_set(int root, struct span name, bool subscribed,
    struct err *err);
/* The same in another layout. */
MUST_USE int subscriptions_put(int root, enum layout layout, struct span name,
    bool subscribed, struct err *err);

#endif
