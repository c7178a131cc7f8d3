/* structure - ENVELOPE, BODY and BODYSTRUCTURE as FETCH writes them (RFC 9051
 * 7.5.2), from the header and the parts of a message.
 * SPDX-License-Identifier: ISC */
#ifndef IMAP_STRUCTURE_H
#define IMAP_STRUCTURE_H

#include <stdbool.h>

#include "base/buf.h"
#include "mime/header.h"
#include "mime/parts.h"

#define STRUCTURE_MAX (16u << 20)    /* bytes of one, as a default */

/* The message's header, parsed, of at most HEADER_MAX bytes: a longer one is
 * cut, one with too many fields has the first ones. 0, or -1 with err
 * (ERR_TEMP). `h` is initialised by the caller. */
MUST_USE int structure_header(struct header *h, int fd,
    const struct parts_extent *where, struct err *err);

void structure_envelope(struct buf *out, const struct header *h);
/* BODYSTRUCTURE when `extended`, else BODY. Envelopes of messages inside are
 * read from fd. 0, or -1 with err. */
MUST_USE int structure_body(struct buf *out, const struct part *part,
    int fd, bool extended, struct err *err);

#endif
