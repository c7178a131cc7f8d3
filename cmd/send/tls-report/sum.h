/* sum - the lines of smtp-send's --tls-record that belong to one day, equal
 * ones counted, in an order that brings each policy of each domain together.
 * SPDX-License-Identifier: ISC */
#ifndef SUM_H
#define SUM_H

#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"

#define SUM_LINE_MAX 32768
#define SUM_BYTES_MAX (256u << 20)   /* of the day's lines */
#define SUM_DATE 10                  /* bytes of "2026-11-22" */

enum sum_field {                     /* of a line, behind the time */
	SUM_DOMAIN, SUM_TYPE, SUM_RESULT, SUM_MX, SUM_IP, SUM_OWN_IP,
	SUM_REASON, SUM_FIELDS
};

struct sum_entry {
	struct span policy;          /* domain TAB type *( TAB policy string
	                              * ) */
	struct span rest;            /* result TAB mx TAB ip TAB own TAB
	                              * reason */
	uint64_t count;
};

struct sum {
	struct pool pool;
	struct sum_entry *entries;   /* sorted by policy, then rest */
	size_t n, cap, bytes;
	uint64_t unread;             /* lines that are none of ours */
};

void sum_init(struct sum *s);
void sum_done(struct sum *s);
/* Read the file: 0, or -1 with err. */
MUST_USE int sum_read(struct sum *s, int fd, struct span date,
    struct err *err);

#endif
