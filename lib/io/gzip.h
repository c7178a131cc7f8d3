/* gzip - a stage that compresses what goes through it (RFC 1952), as Dovecot's
 * zlib_save = gz does. About 270 KB of memory.
 * SPDX-License-Identifier: ISC */
#ifndef IO_GZIP_H
#define IO_GZIP_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "io/stage.h"

struct gzip;

/* Is zlib built in? */
bool gzip_works(void);
/* A stage in front of `next`: level 1 (fast) to 9; NULL with err. gzip_free
 * gives it back, whether it has been ended or not. */
struct gzip *gzip_new(int level, struct stage *next, struct err *err);
void gzip_free(struct gzip *z);
struct stage *gzip_stage(struct gzip *z);

#endif
