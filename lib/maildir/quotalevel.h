/* quotalevel - which of the administrator's thresholds (80 %, 95 %) an account
 * has reached, and whether that has changed since it was last looked at: the
 * file pneumatic.quota in the Maildir remembers the level. Two who look at the
 * same moment may both be told.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_QUOTALEVEL_H
#define MAILDIR_QUOTALEVEL_H

#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "maildir/quota.h"
#include "maildir/tree.h"

#define QUOTALEVEL_MAX 8             /* thresholds */

struct quotalevel_list {
	uint32_t percent[QUOTALEVEL_MAX];        /* ascending */
	size_t n;
};

struct quotalevel {
	uint32_t was, now;       /* thresholds; 0: below all */
	int64_t bytes, messages;
};

/* "80,95": 0, or -1 with err ERR_USAGE (not 1 to 1000, or not ascending). */
MUST_USE int quotalevel_parse(struct quotalevel_list *l, struct span text,
    struct err *err);
/* Look, and remember: 1 the level is another than before, 0 it is not, or there
 * are no limits, -1 with err. */
MUST_USE int quotalevel_look(const struct quotalevel_list *l,
    const struct quota *q, const struct tree *t, struct quotalevel *out,
    struct err *err);

#endif
