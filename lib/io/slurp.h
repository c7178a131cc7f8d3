/* slurp - a small file, all of it in memory: the limit is the buf's own.
 * SPDX-License-Identifier: ISC */
#ifndef IO_SLURP_H
#define IO_SLURP_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

/* Add what can be read from fd: 0, or -1 with errno, EFBIG when it is more than
 * out->max bytes, which are in `out` then. */
MUST_USE int slurp_fd(int fd, struct buf *out);
/* Add the file: 0, or -1 with err (ERR_TEMP; ERR_USAGE: larger than out->max),
 * whose text begins with the path. */
MUST_USE int slurp_file(const char *path, struct buf *out, struct err *err);
/* The same where somebody else than the administrator may have put the file:
 * what is no regular one, and might never end or begin, is an error
 * (ERR_TEMP). */
MUST_USE int slurp_regular(const char *path, struct buf *out,
    struct err *err);

#endif
