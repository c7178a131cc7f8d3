/* svaddress - the part of an address that a test asks for (RFC 5228 2.7.4,
 * RFC 5233).
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVADDRESS_H
#define SIEVE_SVADDRESS_H

#include "base/attr.h"
#include "sieve/svtest.h"

enum svaddress_part {
	SVADDRESS_ALL,
	SVADDRESS_LOCAL,
	SVADDRESS_DOMAIN,
	SVADDRESS_USER,              /* the local part before the delimiter */
	SVADDRESS_DETAIL,            /* after it; no value without one */
};

#define SVADDRESS_DELIMITER '+'

/* Compare the wanted part of one address: as svtest_value. An address without
 * a domain has only the part "all". */
MUST_USE int svaddress_value(struct svtest *t, struct span label,
    struct span local, struct span domain);

#endif
