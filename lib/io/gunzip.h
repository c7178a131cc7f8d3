/* gunzip - a gzip file (RFC 1952) undone into another file, in constant memory and
 * to a limit. Where zlib was not there when this was built, every such file is
 * refused.
 * SPDX-License-Identifier: ISC */
#ifndef IO_GUNZIP_H
#define IO_GUNZIP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"

/* Does the file open at fd begin as one? */
bool gunzip_is(int fd);
/* From fd's first byte to its end into `to`, at most max bytes: 0, or -1 with err:
 * ERR_DATA it is cut short or damaged, ERR_LIMIT it is larger, ERR_TEMP. */
MUST_USE int gunzip_fd(int fd, int to, uint64_t max, struct err *err);
/* Can it be done at all? */
bool gunzip_works(void);

#endif
