/* dnsrecords - the answer section of a response as records (resolver.h).
 * SPDX-License-Identifier: ISC */
#ifndef DNS_DNSRECORDS_H
#define DNS_DNSRECORDS_H

#include <stdbool.h>

#include "base/attr.h"
#include "dns/dnsmsg.h"
#include "dns/resolver.h"

/* Put the records of `name` and that type into `a`, instead of what was there:
 * 0, or -1 the message is broken. Where there is a CNAME instead, `name`
 * becomes what it leads to, *moved is set, and the caller asks again: a record
 * may stand before the CNAME that leads to it, so the section is read once a
 * step. */
MUST_USE int dnsrecords_take(struct resolver_answer *a,
    const struct dnsmsg *whole, enum dnsmsg_type type,
    char name[DNSMSG_NAME_MAX + 1], bool *moved);

#endif
