/* sorting - SORT's criteria (RFC 5256 3, RFC 5957), and results in their order.
 * How two messages stand to one another never changes while their mailbox is
 * selected, but for RELEVANCY.
 * SPDX-License-Identifier: ISC */
#ifndef SORTING_H
#define SORTING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "imap/args.h"

#define SORTING_CRITERIA_MAX 40

struct results;
struct session;

struct sorting_criterion {
	unsigned what;
	bool reverse;
};

struct sorting {
	struct sorting_criterion list[SORTING_CRITERIA_MAX];
	size_t n;
	unsigned wanted;         /* 1 << enum order_what */
	bool relevancy;          /* one wants scores (RFC 6203 5) */
};

/* "(" criterion *(SP criterion) ")" SP, into what is all zero. */
MUST_USE int sorting_parse(struct sorting *q, struct args *args);
/* Put the results, which are in the order of the mailbox, into this one; those
 * that are no more go. 0, or -1 with s->err. */
MUST_USE int sorting_run(struct session *s, const struct sorting *q,
    struct results *r);

#endif
