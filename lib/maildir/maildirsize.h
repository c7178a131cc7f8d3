/* maildirsize - the Maildir++ quota file in the root of a Maildir: a line of
 * limits, then lines "bytes messages" that add up. Used when it is there; made
 * by whoever administers quota.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_MAILDIRSIZE_H
#define MAILDIR_MAILDIRSIZE_H

#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"

#define MAILDIRSIZE_MAX 65536        /* bytes of the file */

struct maildirsize {
	int64_t bytes, messages;         /* in the Maildir now */
	uint64_t max_bytes, max_messages;   /* 0: no limit */
	size_t lines;                    /* that add up */
};

/* Read it: 1, 0 there is none (or none that can be understood), -1 with err. */
MUST_USE int maildirsize_read(int root, struct maildirsize *out,
    struct err *err);
/* Add a line, if the file is there. An error is not the mail's: 0 or -1. */
MUST_USE int maildirsize_add(int root, int64_t bytes, int64_t messages,
    struct err *err);

#endif
