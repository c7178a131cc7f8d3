/* uidl - the unique id of a message in POP3 (RFC 1939 7), written by a template
 * as Dovecot's pop3_uidl_format has it, so that clients of a server that is
 * replaced fetch nothing twice.
 *
 *     %u the message's UID     %v UIDVALIDITY     %% "%"
 *     %f its file's name up to the flags          %g its GUID
 *
 * Between "%" and the letter, as in Dovecot:
 *    "0" width     filled with zeros from the left
 *    [offset "."] width    so many bytes at most, from the offset on, which
 *                  counts from the end after "-"
 *    X L U R       hexadecimal in lower case, lower case, upper case, reversed,
 *                  one after the other
 *    %08Xu%08Xv    000000326b02438c
 *    %v.%u         1795310277.50         (Cyrus)
 * SPDX-License-Identifier: ISC */
#ifndef POP3_UIDL_H
#define POP3_UIDL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define UIDL_FORMAT_DEFAULT "%08Xu%08Xv"
#define UIDL_MAX 300                 /* RFC 1939 says 70; a GUID may be more */
#define UIDL_WIDTH_MAX 300

struct uidl_facts {
	uint32_t uid, uidvalidity;
	struct span guid, file;
};

/* Is it a template that tells messages apart (%u, %f or %g)? 0, or -1 with err
 * (ERR_USAGE). */
MUST_USE int uidl_check(struct span format, struct err *err);
/* Add the id to `out`; the format has been checked. */
void uidl_write(struct buf *out, struct span format,
    const struct uidl_facts *facts);
/* May `id` stand in a reply? Printable, without spaces, 1 to UIDL_MAX bytes. */
bool uidl_is_usable(struct span id);

#endif
