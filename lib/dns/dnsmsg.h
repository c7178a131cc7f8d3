/* dnsmsg - DNS messages: a query written, a response read (RFC 1035 4).
 * Strict: a response that does not fit together is no response. A name is at
 * most 255 octets and its pointers only ever go back, so no message can make
 * reading one loop.
 * SPDX-License-Identifier: ISC */
#ifndef DNS_DNSMSG_H
#define DNS_DNSMSG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

#define DNSMSG_NAME_MAX 1020         /* as text: 255 octets, each maybe \ddd */
#define DNSMSG_QUERY_MAX 512
#define DNSMSG_UDP 1232              /* bytes we take over UDP (EDNS0) */

enum dnsmsg_type {
	DNSMSG_A = 1, DNSMSG_CNAME = 5, DNSMSG_PTR = 12, DNSMSG_MX = 15,
	DNSMSG_TXT = 16, DNSMSG_AAAA = 28, DNSMSG_SRV = 33, DNSMSG_TLSA = 52
};

enum dnsmsg_rcode {
	DNSMSG_NOERROR, DNSMSG_FORMERR, DNSMSG_SERVFAIL, DNSMSG_NXDOMAIN,
	DNSMSG_NOTIMP, DNSMSG_REFUSED
};

struct dnsmsg_question {
	uint16_t id;
	struct span name;            /* the last dot may be missing */
	enum dnsmsg_type type;
};

/* Write the query: recursion, authentic data, and EDNS0 when asked for. 0, or
 * -1 when the name cannot stand in one. */
MUST_USE int dnsmsg_query(struct buf *out, const struct dnsmsg_question *q,
    bool edns);

struct dnsmsg {
	struct span all;
	enum dnsmsg_rcode rcode;
	bool truncated, authentic;
	size_t answers, at;          /* of the next one */
};

struct dnsmsg_record {
	char owner[DNSMSG_NAME_MAX + 1];     /* lower case */
	uint16_t type;
	uint32_t ttl;
	size_t at;                   /* where the data stands */
	struct span data;
};

/* Is this a response to that question? 0 and *out, or -1. */
MUST_USE int dnsmsg_read(struct dnsmsg *out, struct span bytes,
    const struct dnsmsg_question *q);
/* The next record of the answer section: 1, 0 at its end, -1 broken. */
MUST_USE int dnsmsg_next(struct dnsmsg *m, struct dnsmsg_record *out);
/* The name at offset `at`, as text in lower case without the last dot; *end is
 * the offset behind it. Octets that are no part of host names are written
 * \ddd. 0, or -1. */
MUST_USE int dnsmsg_name(struct span message, size_t at,
    char out[DNSMSG_NAME_MAX + 1], size_t *end);

#endif
