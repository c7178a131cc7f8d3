/* exe - where the running program is, to find the ones installed beside it.
 * SPDX-License-Identifier: ISC */
#ifndef OS_EXE_H
#define OS_EXE_H

#include <stdbool.h>

#include "base/buf.h"

/* Put into `path` the file `name` in the directory of the running program.
 * Where the system does not tell (OpenBSD), the directory of argv0 when it has
 * one, else `name` alone, to be looked up in PATH. */
void os_exe_sibling(const char *argv0, const char *name, struct buf *path);

/* Put into `path` the file `name` of the configuration: that of
 * ../etc/pneumatic from the running program's directory when it is there, else
 * that below /etc/pneumatic. `exists` says whether there is one. */
void os_exe_config(const char *argv0, const char *name, struct buf *path,
    bool *exists);

/* What ps(1) and killall(1) shall know this process by, where the system has
 * it: at most 15 bytes count. */
void os_exe_title(const char *name);

#endif
