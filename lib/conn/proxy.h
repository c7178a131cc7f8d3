/* proxy - the header by which a proxy says whom it speaks for (haproxy's
 * proxy-protocol.txt), version 1:
 *
 *     PROXY TCP4 192.0.2.7 198.51.100.1 35646 993 CR LF
 *     PROXY TCP6 2001:db8::7 2001:db8::1 35646 993 CR LF
 *     PROXY UNKNOWN anything CR LF
 *
 * and version 2, in binary:
 *
 *     0               12    13    14      16
 *     | signature     | 2 c | f t | length | addresses | TLVs |
 *       12 bytes        c: 0 LOCAL, 1 PROXY
 *                       f: 0 none, 1 IPv4, 2 IPv6, 3 Unix; t: 0, 1 stream
 *
 * Strict: what it says is believed. The parser takes not one byte beyond the
 * header's last, so whoever peeks at a socket can leave the rest there.
 * SPDX-License-Identifier: ISC */
#ifndef CONN_PROXY_H
#define CONN_PROXY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "conn/cidr.h"

#define PROXY_V1_MAX 107             /* the protocol's, with CR LF */
#define PROXY_V2_HEAD 16
#define PROXY_V2_BODY_MAX 4096       /* addresses and TLVs; it could say
                                      * 65535 */
#define PROXY_TLV_MAX 255            /* a value that we use */

struct proxy {
	/* The answer, when proxy_feed has given 1. */
	unsigned version;                /* 1 or 2 */
	bool known;                      /* client and server are said; not so
	                                  * for LOCAL, UNKNOWN, Unix: the
	                                  * connection is then the proxy's
	                                  * own */
	struct cidr_ip from, to;
	uint16_t from_port, to_port;
	bool tls;                        /* the client came by TLS
	                                  * (PP2_TYPE_SSL) */
	struct span tls_version, tls_cipher;   /* p NULL: not said; in `text` */

	struct buf text;                 /* what has been read of the header */
};

void proxy_init(struct proxy *p);
void proxy_done(struct proxy *p);

/* Eat bytes: 1 the header is complete and *used_out is where it ended, 0 feed
 * more (all was used), -1 with err (ERR_PROTO, ERR_LIMIT). */
MUST_USE int proxy_feed(struct proxy *p, struct span in, size_t *used_out,
    struct err *err);

#endif
