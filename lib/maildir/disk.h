/* disk - the few things that the modules here do with small files and with
 * directories, always below a held directory and never through a symbolic
 * link.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_DISK_H
#define MAILDIR_DISK_H

#include <dirent.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <time.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

/* Add the whole file to `out`: 1 and *st, 0 there is none, -1 with err
 * (ERR_LIMIT: larger than out->max; not a regular file). */
MUST_USE int disk_read(int dir, const char *name, struct buf *out,
    struct stat *st, struct err *err);

/* Add all of fd from offset `at` on; `name` is for err. 0, or -1 with err. */
MUST_USE int disk_read_from(int fd, off_t at, const char *name,
    struct buf *out, struct err *err);

/* Replace file `name` by `bytes`, durably, through the file `temporary`, which
 * the caller's lock makes ours alone; `mtime` may be NULL. 0, or -1 with err,
 * the old file untouched. */
MUST_USE int disk_replace(int dir, const char *name, const char *temporary,
    struct span bytes, const struct timespec *mtime, struct err *err);

/* A directory below `dir`, "." itself included: 1 and its descriptor, 0 there
 * is none, -1 with err. */
MUST_USE int disk_dir(int dir, const char *name, int *fd_out, struct err *err);

/* For readdir, from the first entry: closedir closes it, and `dir` stays open.
 * NULL with err, of which `what` is the object. */
MUST_USE DIR *disk_list(int dir, const char *what, struct err *err);

/* Is this the errno of a file that is not there? On NFS one that another host
 * has removed is "stale". */
bool disk_is_gone(int sys);

/* fsync, with EINTR ended here and a file system that cannot sync a directory
 * forgiven: 0 or -1 with errno. */
MUST_USE int disk_sync(int fd);

#endif
