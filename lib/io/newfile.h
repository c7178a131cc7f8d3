/* newfile - a file that will replace another one: written beside it as
 * PATH.new, which one process at a time may have, and renamed over it.
 *
 *     state   PATH     PATH.new   next step
 *     N0      old      -          open, lock (others wait here)
 *     N1      old      a part     write, fsync
 *     N2      old      whole      rename
 *     N3      new      -          fsync of the directory
 *
 * A crash leaves the old file or the new one; a PATH.new that was left over is
 * begun anew. The lock makes it safe to read PATH after newfile_open and to
 * write what becomes of it: whoever does the same waits. Where PATH is a
 * symbolic link the file that it leads to is replaced.
 * SPDX-License-Identifier: ISC */
#ifndef IO_NEWFILE_H
#define IO_NEWFILE_H

#include <stdbool.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "base/attr.h"
#include "base/err.h"

struct newfile {
	int fd;                  /* for writing; -1 when there is none */
	char *path;              /* what is replaced, links followed */
	char *temporary;
	char *directory;
};

#define NEWFILE_INIT ((struct newfile){ -1, NULL, NULL, NULL })

/* Begin: wait until it is ours, and empty. 0, or -1 with err. */
MUST_USE int newfile_open(struct newfile *n, const char *path, struct err *err);
/* Give it the owner, group and mode of another: 0, or -1 with err. */
MUST_USE int newfile_like(struct newfile *n, const struct stat *st,
    struct err *err);
/* What has been written is on disk: 0, or -1 with err. */
MUST_USE int newfile_sync(struct newfile *n, struct err *err);
/* From here on it is PATH; the lock is kept. 0, or -1 with err. */
MUST_USE int newfile_rename(struct newfile *n, struct err *err);
/* Let go: without newfile_rename, PATH.new is removed. */
void newfile_close(struct newfile *n);

#endif
