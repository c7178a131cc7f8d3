/* author - whose domain a From field names.
 * SPDX-License-Identifier: ISC */
#ifndef AUTHOR_H
#define AUTHOR_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

#define AUTHOR_DOMAIN_MAX 253

/* Add the domain of the mailbox in the body of a From field, in lower case, to
 * `out`: NULL, or why there is none: no mailbox, mailboxes of different
 * domains, something that is no domain name. Quotes, comments, groups and
 * source routes are understood (RFC 5322 3.4, 4.4). */
const char *author_domain(struct span from, struct buf *out);

#endif
