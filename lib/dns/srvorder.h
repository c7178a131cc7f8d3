/* srvorder - SRV records in the order they are to be tried (RFC 2782): by
 * priority; those of one priority at random, each in proportion to its weight.
 * SPDX-License-Identifier: ISC */
#ifndef DNS_SRVORDER_H
#define DNS_SRVORDER_H

#include "dns/resolver.h"

/* dice: any number of 32 bits, each time another. */
void srvorder(struct resolver_record *list, size_t n, uint32_t (*dice)(void));

#endif
