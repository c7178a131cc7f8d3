/* rulecount - how much has come of whom, and who has come before: counted by
 * all sessions in one shared file (lib/auth/table).
 *
 * A rate is counted in windows that begin at multiples of their length; of the
 * window before as much still counts as of it lies within the last length. So
 * nobody gets twice the limit around the turn of the hour. What is over the
 * limit is counted no further: who waits is let in again.
 *
 * Greylisting remembers (network of the client, sender, recipient) for a day,
 * and from the first that came back in time the network for 36 days: it is
 * never made to wait again.
 * SPDX-License-Identifier: ISC */
#ifndef RULES_RULECOUNT_H
#define RULES_RULECOUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "rules/rule.h"

#define RULECOUNT_SLOTS 65536        /* 4 MB */
#define RULECOUNT_KEY_MAX 1000
#define RULECOUNT_WAIT_MS (5 * 60 * 1000)
#define RULECOUNT_DAY_MS INT64_C(86400000)
#define RULECOUNT_KNOWN_MS (36 * RULECOUNT_DAY_MS)

/* One more for `key` of this kind: 1 it is over the limit, 0 it is not, -1 with
 * err. *first: it is over for the first time in this window. `peek`: count
 * nothing. now in ms since 1970. */
MUST_USE int rulecount_rate(const char *path, const struct rule_condition *c,
    enum rule_stage stage, struct span key, int64_t now, bool peek,
    bool *first, struct err *err);

/* 1 it may come in, 0 it is too early, -1 with err. */
MUST_USE int rulecount_greylist(const char *path, uint64_t wait_ms,
    struct span client, struct span sender, struct span recipient,
    int64_t now, bool peek, struct err *err);

#endif
