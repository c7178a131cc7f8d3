/* pattern - mailbox names with wildcards (RFC 9051 6.3.9): '*' is anything, '%'
 * anything but the hierarchy separator. "INBOX" at the front matches in any
 * case. Matching costs at most name times pattern, whatever the wildcards
 * ("*%*%*%"): all places in the pattern are followed at once.
 * SPDX-License-Identifier: ISC */
#ifndef IMAP_PATTERN_H
#define IMAP_PATTERN_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/pool.h"
#include "base/span.h"

#define PATTERN_MAX 1000             /* bytes, wildcards in a row taken as
                                      * one */

struct pattern {
	struct span text;
	char separator;
};

/* The pattern, simplified, is taken from `pool`: 0, or -1 when it is longer
 * than PATTERN_MAX. */
MUST_USE int pattern_init(struct pattern *p, struct pool *pool,
    struct span text, char separator);
bool pattern_match(const struct pattern *p, struct span name);

#endif
