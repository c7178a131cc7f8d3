/* serve - one message after the other for one Maildir, from the authenticator
 * that has started us: over a Unix socket of packets on descriptor 3. A request
 * is the message's descriptor and its SENDER and RECIPIENT as NAME=value lines;
 * the answer is the exit code that this delivery would have had alone, a blank,
 * and the words.
 * SPDX-License-Identifier: ISC */
#ifndef SERVE_H
#define SERVE_H

#include "base/attr.h"
#include "base/err.h"
#include "deliver.h"

#define SERVE_FD 3
#define SERVE_REQUEST_MAX 8192

/* Until the other end is closed: 0, or -1 with err. `d` holds what is the same
 * for all of them. */
MUST_USE int serve_deliveries(const struct deliver *d, const struct tree *tree,
    struct err *err);

#endif
