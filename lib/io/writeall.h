/* writeall - all of some bytes, to a file or pipe that waits.
 * SPDX-License-Identifier: ISC */
#ifndef IO_WRITEALL_H
#define IO_WRITEALL_H

#include "base/attr.h"
#include "base/span.h"

/* Write them, however many calls it takes: 0, or -1 with errno, when some of
 * them may have been written. */
MUST_USE int writeall(int fd, struct span bytes);

#endif
