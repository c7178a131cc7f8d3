/* fds - the table of open descriptors.
 * SPDX-License-Identifier: ISC */
#ifndef OS_FDS_H
#define OS_FDS_H

#include <stddef.h>

#include "base/attr.h"

#define OS_FDS_MAX 16

/* Make descriptor i be fds[i] for i < n (n at most OS_FDS_MAX), whatever the
 * order, and close every other one. fds[i] == -1 closes i (0 to 2 become
 * /dev/null). 0, or -1 with errno. */
MUST_USE int os_fds_arrange(const int *fds, size_t n);

/* The same, and `but` (n or more, or -1) stays open as well, untouched: closing
 * it, or a copy of it, would undo locks of fcntl(2). */
MUST_USE int os_fds_arrange_but(const int *fds, size_t n, int but);

/* Close every descriptor but those n; -1 among them is none. */
void os_fds_keep(const int *fds, size_t n);

/* Close every descriptor from `first` up. */
void os_fds_close_from(int first);

#endif
