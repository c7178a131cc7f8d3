/* serve - one message after the other for one user, from the authenticator that
 * has started us: over a Unix socket of packets on descriptor 3, as
 * maildir-deliver --serve is asked, which we start for those that are simply
 * kept. All others are answered "again": they are for a sieve-filter of their
 * own.
 * SPDX-License-Identifier: ISC */
#ifndef SERVE_H
#define SERVE_H

#include "base/attr.h"
#include "base/err.h"
#include "settings.h"

#define SERVE_FD 3
#define SERVE_REQUEST_MAX 8192

/* Until the other end is closed: 0, or -1 with err. */
MUST_USE int serve_messages(const struct settings *settings, struct err *err);

#endif
