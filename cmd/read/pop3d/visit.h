/* visit - when was this maildrop last asked for? LOGIN-DELAY (RFC 2449 6.5,
 * 8.1.1) by the time of a file in the Maildir.
 * SPDX-License-Identifier: ISC */
#ifndef VISIT_H
#define VISIT_H

#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"

#define VISIT_FILE "pneumatic-pop3-visit"

/* May it be asked for now, at least `delay_ms` after the last time? 1, and this
 * is the last time now; 0 not yet; -1 with err when that cannot be told. `root`
 * is the Maildir. */
MUST_USE int visit_now(int root, uint64_t delay_ms, struct err *err);

#endif
