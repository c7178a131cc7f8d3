/* workarounds - what --workarounds names, as Dovecot 2.3's
 * imap_client_workarounds do.
 * SPDX-License-Identifier: ISC */
#ifndef WORKAROUNDS_H
#define WORKAROUNDS_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

/* Names parted by commas or blanks, as bits of enum workaround: 0, or -1 with
 * err ERR_USAGE. */
MUST_USE int workarounds_parse(struct span names, unsigned *out,
    struct err *err);

#endif
