/* quota - how much mail an account may have, and how much it has: Maildir++'s
 * file maildirsize, which whoever finds it missing, of other limits, too long
 * or (when the account seems full) old makes anew by counting.
 *
 *     QUOTA = limits *(";" rule)
 *     limits = size / [size "S"] ["," number "C"]       "2G", "1000000S,500C"
 *     rule = mailbox 1*(":" limit) / "grace=" amount
 *     limit = "ignore" / ["storage="] ["+"] amount / "messages=" ["+"] amount
 *     amount = size / number "%"
 *
 * A mailbox may have '*' and '?' in it; the first rule that matches holds. One
 * that is ignored is neither counted nor limited; "storage=+10%" lets it go
 * beyond the limit by that. Within the grace (a tenth, when none is given) a
 * delivery that begins below the limit may end above it; clients are held to
 * the limit itself.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_QUOTA_H
#define MAILDIR_QUOTA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "maildir/tree.h"

#define QUOTA_RULES_MAX 32
#define QUOTA_NAME_MAX 250
#define QUOTA_REFRESH_BYTES 5120     /* of maildirsize, as Maildir++ has it */
#define QUOTA_REFRESH_S 900

struct quota_amount {
	bool given;
	bool more;               /* beyond the limit, else a limit */
	uint64_t n;
};

struct quota_rule {
	char name[QUOTA_NAME_MAX + 1];
	bool ignored;
	struct quota_amount bytes, messages;
};

struct quota {
	uint64_t bytes, messages;        /* 0: no limit */
	uint64_t grace;                  /* bytes */
	struct quota_rule rules[QUOTA_RULES_MAX];
	size_t n_rules;
};

struct quota_usage {
	int64_t bytes, messages;
};

/* Read limits as above, instead of what was there; empty gives none. 0, or -1
 * with err ERR_USAGE. */
MUST_USE int quota_parse(struct quota *q, struct span text, struct err *err);
/* Where no limits were given: those that stand in maildirsize itself. */
void quota_adopt(struct quota *q, const struct tree *t);
bool quota_is_limited(const struct quota *q);
/* Does mail in that mailbox count? */
bool quota_counts(const struct quota *q, struct span mailbox);

/* What is there, from maildirsize, or counted: 0 or -1 with err. */
MUST_USE int quota_usage(const struct quota *q, const struct tree *t,
    int64_t now, struct quota_usage *out, struct err *err);
/* Count, and write maildirsize, durably: its limits are to last. */
MUST_USE int quota_recount(const struct quota *q, const struct tree *t,
    struct quota_usage *out, struct err *err);
/* May so much be added to that mailbox? 0, or -1 with err: ERR_LIMIT with sys
 * EDQUOT when not. `graceful`: a delivery. */
MUST_USE int quota_check(const struct quota *q, const struct tree *t,
    struct span mailbox, uint64_t bytes, uint64_t messages, bool graceful,
    struct err *err);

/* Does maildirsize in the Maildir `root` say that not a byte more may come, and
 * is it young enough that whoever delivers would believe it? Nothing is counted
 * or written: for who looks from outside. Limits are those given, else the
 * file's. */
bool quota_is_full(const struct quota *q, int root, int64_t now);

#endif
