/* confine - give up what the rest of the program does not need.
 * Linux: seccomp and Landlock; FreeBSD: Capsicum; OpenBSD: pledge and unveil.
 * What a confined process may do is a short fixed list, the same everywhere.
 * On Linux and FreeBSD it stays through exec, so a loader never confines
 * itself: it forks the half that meets hostile bytes and confines that.
 * SPDX-License-Identifier: ISC */
#ifndef OS_CONFINE_H
#define OS_CONFINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/err.h"

enum os_confine_what {
	OS_STDIO = 1,        /* always: open descriptors, memory, time, random,
	                      * signals */
	OS_READDIR = 2,      /* + open and list files, below `dirs` */
	OS_WRITEDIR = 4,     /* + make, rename, link, remove files, below
	                      * `dirs`; kill(pid, 0), for lock files that name a
	                      * pid */
	OS_PASSFD = 8,       /* + descriptors over a Unix socket */
	OS_DNS = 16,         /* + sockets to anywhere */
	OS_WATCH = 32,       /* + inotify / kqueue */
	OS_SPAWN = 64,       /* + fork, wait and exec (what is exec'd is
	                      * confined too) */
};

/* From here on only `what`. `dirs` are n directory descriptors that files are
 * reached below (openat); without OS_READDIR or OS_WRITEDIR none is. 0, also
 * where the system cannot (os_confine_works tells), or -1 with err. */
MUST_USE int os_confine(unsigned what, const int *dirs, size_t n,
    struct err *err);

/* Can this kernel confine a process at all? For -V and the log. */
bool os_confine_works(void);

#endif
