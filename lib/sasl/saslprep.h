/* saslprep - RFC 4013: one form for user names and passwords that look the
 * same. ASCII, which is already in that form, is only looked through; for the
 * rest libidn is used: stringprep is defined on Unicode 3.2 and its NFKC,
 * tables of 100 KB that nobody should write twice. Of a static program they are
 * read from disk only when they are needed.
 *
 * Code points that Unicode 3.2 did not know are let through, as a query's are
 * (RFC 3454 7): what is compared with them was typed into a client too.
 * SPDX-License-Identifier: ISC */
#ifndef SASL_SASLPREP_H
#define SASL_SASLPREP_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

#define SASLPREP_MAX 2048            /* bytes of a string */

/* Add the prepared form of `text` to *out: 0, or -1: it is not UTF-8, too long,
 * or holds something prohibited (control characters, private use, unsound
 * mixtures of directions). *out has room for it at once, so that no copy of a
 * password is left behind by growing. */
MUST_USE int saslprep_add(struct buf *out, struct span text);

#endif
