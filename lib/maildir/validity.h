/* validity - the counter dovecot-uidvalidity in the root of a Maildir, from
 * which every new mailbox takes its UIDVALIDITY, so that one deleted and made
 * again never has an old one.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_VALIDITY_H
#define MAILDIR_VALIDITY_H

#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"

/* The next value, larger than all before and than `above`, at least `now`
 * (seconds since 1970): 0 and *out, or -1 with err. `root` is the Maildir. */
MUST_USE int validity_next(int root, int64_t now, uint32_t above,
    uint32_t *out, struct err *err);

#endif
