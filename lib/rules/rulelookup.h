/* rulelookup - what conditions ask DNS, through rulejudge's ask and memory.
 * SPDX-License-Identifier: ISC */
#ifndef RULES_RULELOOKUP_H
#define RULES_RULELOOKUP_H

#include "rules/rulejudge.h"

#define RULELOOKUP_NULL_MX 2

/* The client's name, confirmed by an address of it or not; in j->name. */
enum rulejudge_name rulelookup_name(struct rulejudge *j);
/* What the list of a condition says; NULL when there is nothing to ask. The
 * first time all lists of the client's address are asked at once. */
const struct ruledns_answer *rulelookup_zone(struct rulejudge *j,
    const struct rule_condition *c);
/* Has this name an address (1, 0, -1 nobody knows); and is `ip` one of them? */
int rulelookup_address(struct rulejudge *j, struct span name,
    const struct cidr_ip *ip, bool *has_ip);
/* Has it mail servers? 1, RULELOOKUP_NULL_MX, 0, -1. */
int rulelookup_mx(struct rulejudge *j, struct span name);

#endif
