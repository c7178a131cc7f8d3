/* whose - whose Maildir the mail goes to, and as whom.
 * SPDX-License-Identifier: ISC */
#ifndef WHOSE_H
#define WHOSE_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

/* "uid:gid", or NULL, which root may not: 0, or -1 with err. */
MUST_USE int whose_become(const char *user, struct err *err);
/* By option, MAILDIR or HOME, added to `path`: 0, or -1 with err. */
MUST_USE int whose_maildir(const char *option, struct buf *path,
    struct err *err);

#endif
