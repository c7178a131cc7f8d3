/* policy - how much TLS a destination is to have.
 * SPDX-License-Identifier: ISC */
#ifndef POLICY_H
#define POLICY_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

enum policy_level {
	POLICY_NONE,             /* never */
	POLICY_MAY,              /* where it is offered; DANE where published */
	POLICY_ENCRYPT,          /* always, whoever it is */
	POLICY_DANE,             /* TLSA records or nothing */
	POLICY_VERIFY,           /* always, and the certificate must fit */
};

struct policy {
	enum policy_level level;
	struct span match;       /* a name the certificate may have besides the
	                          * host's, or empty */
	bool named;              /* by a line for it, not "*" */
};

/* The level's name read: 0 or -1. */
MUST_USE int policy_level(struct span name, enum policy_level *out);
/* Look `domain` up in the text of a policy file, whose lines are
 * "domain level [match=name]" with ".domain" for all below it and "*" for
 * every one: the first that fits. 0, *out unchanged when there is none; -1 with
 * err ERR_USAGE when a line is wrong. */
MUST_USE int policy_find(struct span file, struct span domain,
    struct policy *out, struct err *err);

#endif
