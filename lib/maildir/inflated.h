/* inflated - a compressed message as a file that everyone can read.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_INFLATED_H
#define MAILDIR_INFLATED_H

#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"

/* When the file open at fd is compressed, put in its place (closing it) one
 * that is not, of at most max bytes, without a name: in memory while small,
 * else in tmp/ of the directory `mailbox`. 0, or -1 with err; fd is then
 * closed. */
MUST_USE int inflated_fd(int *fd, int mailbox, uint64_t max,
    struct err *err);

#endif
