/* ruledns - what rules ask DNS, as plain values that can cross from the process
 * that may ask to the one that reads what strangers send; and lists in DNS
 * (RFC 5782): the name to ask for, and which answers count.
 * SPDX-License-Identifier: ISC */
#ifndef RULES_RULEDNS_H
#define RULES_RULEDNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "conn/cidr.h"

#define RULEDNS_NAME_MAX 253
#define RULEDNS_AT_ONCE 8
#define RULEDNS_IPS 16               /* of an answer; more are left out */
#define RULEDNS_NAMES 8
#define RULEDNS_RANGES 8             /* of a zone */

struct ruledns_question {
	uint16_t type;               /* enum dnsmsg_type */
	char name[RULEDNS_NAME_MAX + 1];
};

struct ruledns_answer {
	int result;                  /* 1 records, 0 there are none, -1 error */
	unsigned n_ips, n_names;
	struct cidr_ip ips[RULEDNS_IPS];
	char names[RULEDNS_NAMES][RULEDNS_NAME_MAX + 1];
	char why[160];               /* of the error */
};

/* A host name that may be asked for: letters, digits, "-", "_" and dots. */
bool ruledns_is_name(struct span name);
/* Fill in a question: 0, or -1 when the name cannot be one. */
MUST_USE int ruledns_ask_for(struct ruledns_question *q, uint16_t type,
    struct span name);

/* "zone", or "zone=127.0.0.2..11,127.0.1.*": octets are numbers, ranges,
 * "*". */
struct ruledns_zone {
	struct span name;
	size_t n;
	struct { unsigned char low[4], high[4]; } ranges[RULEDNS_RANGES];
};

/* 0, or -1 with err (ERR_USAGE). The name points into `text`. */
MUST_USE int ruledns_zone_parse(struct span text, struct ruledns_zone *out,
    struct err *err);
/* What to ask: of an address, its octets or nibbles in reverse. */
MUST_USE int ruledns_zone_ip(const struct ruledns_zone *z,
    const struct cidr_ip *ip, struct ruledns_question *q);
MUST_USE int ruledns_zone_domain(const struct ruledns_zone *z,
    struct span domain, struct ruledns_question *q);

enum ruledns_listed {
	RULEDNS_NO,
	RULEDNS_YES,
	RULEDNS_BROKEN,              /* an error answer: not listed, log it */
};
/* What an answer says. 127.255.255.0/24 and what is not in 127.0.0.0/8 are
 * error answers: of a list that has closed, that refuses our resolver, or
 * whose domain was sold. */
enum ruledns_listed ruledns_zone_answer(const struct ruledns_zone *z,
    const struct ruledns_answer *a);

/* d.c.b.a.in-addr.arpa and the like. */
MUST_USE int ruledns_reverse(const struct cidr_ip *ip,
    struct ruledns_question *q);

#endif
