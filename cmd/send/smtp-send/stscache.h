/* stscache - MTA-STS policies that were fetched: a directory with one file for
 * each domain, written anew and renamed, so a reader never sees a part.
 *
 *     mta-sts FETCHED TRIED ID LF
 *     (the policy's text, as it was fetched; none when none could be)
 *
 * Times are seconds since 1970; FETCHED is 0 where there is no policy.
 * SPDX-License-Identifier: ISC */
#ifndef STSCACHE_H
#define STSCACHE_H

#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "send/stspolicy.h"

#define STSCACHE_FILE_MAX (STSPOLICY_MAX + 200)

struct stscache {
	int64_t fetched, tried;
	char id[STSPOLICY_ID_MAX + 1];   /* of the TXT record, or "-" */
	struct buf file;                 /* what `text` points into */
	struct span text;
};

void stscache_init(struct stscache *c);
void stscache_done(struct stscache *c);
/* What is known of that domain, a host name in lower case: 1, or 0 nothing
 * (which a damaged file is, too). */
MUST_USE int stscache_read(struct stscache *c, int dir, struct span domain);
/* Keep it: 0, or -1 with err. */
MUST_USE int stscache_write(const struct stscache *c, int dir,
    struct span domain, struct err *err);

#endif
