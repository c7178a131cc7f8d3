/* exe - where the running program is, to find the ones installed beside it.
 * SPDX-License-Identifier: ISC */
#ifndef OS_EXE_H
#define OS_EXE_H

#include "base/buf.h"

/* Put into `path` the file `name` in the directory of the running program. Where
 * the system does not tell (OpenBSD), the directory of argv0 when it has one,
 * else `name` alone, to be looked up in PATH. */
void os_exe_sibling(const char *argv0, const char *name, struct buf *path);

#endif
