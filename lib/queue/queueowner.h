/* queueowner - become the user who owns a queue.
 * SPDX-License-Identifier: ISC */
#ifndef QUEUE_QUEUEOWNER_H
#define QUEUE_QUEUEOWNER_H

#include "base/attr.h"
#include "base/err.h"

/* Started as root: become the owner of the directory `path`, for good, and
 * refuse when that is root. Otherwise nothing. 0, or -1 with err. */
MUST_USE int queueowner_become(const char *path, struct err *err);

#endif
