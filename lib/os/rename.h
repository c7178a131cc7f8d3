/* rename - give a file another name, never one that is taken.
 * SPDX-License-Identifier: ISC */
#ifndef OS_RENAME_H
#define OS_RENAME_H

#include "base/attr.h"

/* As renameat(2), but EEXIST when there is something of the new name, which is
 * looked at and taken in one step. 0, or -1 and errno: ENOSYS where the system
 * or the file system has no such call. */
MUST_USE int os_rename_new(int from_dir, const char *from, int to_dir,
    const char *to);

#endif
