/* filecopy - a piece of a file, pushed somewhere or as a file of its own. Read
 * with pread(2): nobody's offset moves. Any size, in constant memory.
 * SPDX-License-Identifier: ISC */
#ifndef QUEUE_FILECOPY_H
#define QUEUE_FILECOPY_H

#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "io/stage.h"

struct filecopy_range {
	int fd;
	uint64_t at, size;
};

/* Push it into s, without ending it: 0, or -1 with err; ERR_TEMP: the file is
 * shorter. */
MUST_USE int filecopy_push(struct stage *s, const struct filecopy_range *r,
    struct err *err);
/* A file with just that, at offset 0: in memory up to SPOOL_MEMORY_MAX, else
 * unlinked in the directory `dir` (NULL: /tmp). Its descriptor, close-on-exec,
 * or -1 with err. */
MUST_USE int filecopy_new(const struct filecopy_range *r, const char *dir,
    struct err *err);

#endif
