/* imapurl - the IMAP URLs that CATENATE takes (RFC 4469 3, RFC 5092 11): those
 * that name a message, or a part of one, on this server, without the server.
 *
 *     ["/" mailbox [";UIDVALIDITY=" n] "/"] ";UID=" n
 *         ["/;SECTION=" section] ["/;PARTIAL=" from ["." bytes]]
 *
 * Names of the parts in any case. Without a mailbox the selected one is meant.
 * Everything else, also "imap://", is no such URL: what another server or user
 * has is not ours to read.
 * SPDX-License-Identifier: ISC */
#ifndef IMAP_IMAPURL_H
#define IMAP_IMAPURL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"

#define IMAPURL_MAX 65536            /* bytes */

struct imapurl {
	struct span mailbox;     /* UTF-8, decoded; p NULL: the selected one */
	uint32_t uidvalidity;    /* 0: any */
	uint32_t uid;
	struct span section;     /* decoded, without brackets; empty: all */
	bool partial;
	uint64_t from, bytes;    /* bytes 0: to the end */
};

/* Decoded text is in `pool`. 0, or -1 with err ERR_DATA. */
MUST_USE int imapurl_parse(struct imapurl *u, struct pool *pool,
    struct span text, struct err *err);

#endif
