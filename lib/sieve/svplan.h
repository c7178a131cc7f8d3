/* svplan - what shall happen to a message: all actions are collected here
 * before the first of them is carried out.
 * A plan crosses from the confined process that made it as bytes; svplan_read
 * believes none of them and checks everything again.
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVPLAN_H
#define SIEVE_SVPLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "sieve/svlimit.h"

enum svaction_kind {
	SVACTION_KEEP,
	SVACTION_FILEINTO,
	SVACTION_REDIRECT,
	SVACTION_DISCARD,
	SVACTION_REJECT,
	SVACTION_KINDS,
};

struct svaction {
	enum svaction_kind kind;
	unsigned line;               /* of the script; 0: the implicit keep */
	unsigned version;            /* of the message, counted by filters */
	struct span target;          /* mailbox (UTF-8) or address */
	struct span flags;           /* IMAP flags separated by blanks */
	struct span text;            /* what the sender is told */
};

struct svplan {
	struct pool pool;            /* holds all spans */
	struct svaction actions[SVLIMIT_ACTIONS];
	size_t n;
	size_t redirects, max_redirects;
};

void svplan_init(struct svplan *p);
void svplan_done(struct svplan *p);

/* Add a copy. The same place is delivered to once and the same address
 * redirected to once (RFC 5228 2.10.3). 0, or -1 with err: too many, or a
 * mailbox name, address or text that cannot be. */
MUST_USE int svplan_add(struct svplan *p, const struct svaction *a,
    struct err *err);

void svplan_remove(struct svplan *p, size_t i);
/* Back to the first n actions. */
void svplan_cut(struct svplan *p, size_t n);

/* Is `name` a mailbox name that can be handed to a program? 0 or -1. */
MUST_USE int svplan_check_folder(struct span name, struct err *err);
/* Is `text` one address, local@domain, without anything strange? 0 or -1. */
MUST_USE int svplan_check_address(struct span text, struct err *err);

void svplan_write(const struct svplan *p, struct buf *out);
MUST_USE int svplan_read(struct svplan *p, struct span bytes, struct err *err);

/* keep, fileinto ... */
const char *svplan_action_name(enum svaction_kind kind);

#endif
