/* syncall - many files to disk with one wait.
 * SPDX-License-Identifier: ISC */
#ifndef OS_SYNCALL_H
#define OS_SYNCALL_H

#include <stddef.h>

#include "base/attr.h"

/* Get ready, before the process confines itself (OS_WRITEDIR then allows what
 * is used). Without it, or where it cannot be had, os_syncall does nothing. */
void os_syncall_prepare(void);

/* Make what was written to all of these n files, or changed in these
 * directories, since the first of them was opened as durable as fsync(2) of
 * each would: 1 done, -1 with errno when something of it, or anything else on
 * the same file system, could not be written. 0: nothing done, fsync each; that
 * is so where the system or the file system gives no such guarantee, where the
 * files are on several file systems or few, and where others have so much to
 * write that waiting for it too would take longer. */
MUST_USE int os_syncall(const int *fds, size_t n);

#endif
