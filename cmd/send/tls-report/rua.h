/* rua - where a domain wants its reports (RFC 8460 3): the TXT record at
 * _smtp._tls.DOMAIN.
 *
 *     record = "v=TLSRPTv1" *( *WSP ";" *WSP name "=" value ) [";"]
 *     rua    = uri *( "," uri )        mailto: and https:
 *
 * SPDX-License-Identifier: ISC */
#ifndef RUA_H
#define RUA_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "smtp/address.h"

#define RUA_MAX 10                   /* addresses of one domain, and URIs */
#define RUA_URI_MAX 1000             /* bytes */

struct rua {
	struct address to[RUA_MAX];
	size_t n;
	struct span uris[RUA_MAX];   /* https://, borrowed; no blank, no comma,
	                              * and nothing else that RFC 3986 does not
	                              * know */
	size_t n_uris;
};

/* Is this TXT record one of TLSRPT, and then what is in it: 1; 0 it is another;
 * -1 it is meant to be one and is wrong. What is no address is passed over. */
MUST_USE int rua_parse(struct span txt, struct rua *out);

#endif
