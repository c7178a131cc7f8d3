/* cdbfresh - a cdb compiled from a text: PATH.cdb beside PATH, with a record
 *
 *    "="              "1 SIZE SECONDS NANOSECONDS" of the text it was made from
 *
 * It counts only while the text has that size and time of modification: after
 * an edit it is stale and nothing is found by it, loudly, so that what was
 * removed from the text is gone at once.
 * SPDX-License-Identifier: ISC */
#ifndef CDB_CDBFRESH_H
#define CDB_CDBFRESH_H

#include "base/attr.h"
#include "base/err.h"
#include "cdb/cdb.h"
#include "cdb/cdbmake.h"
#include "io/newfile.h"

/* A text that is being replaced at this moment, with its database, differs from
 * it for less than this. */
#define CDBFRESH_PATIENCE_MS 300

/* 1; 0 there is no database, -1 with err: it is stale or damaged; `remedy` is
 * the command that the reader is told to run with PATH. cdb_close after 1. */
MUST_USE int cdbfresh_open(struct cdb *c, const char *path,
    const char *remedy, struct err *err);

/* Begin to compile the text that is open as text_fd into out->fd, which
 * newfile_open has opened for PATH.cdb: owner and mode of the text, and the
 * first record. To be called before the text is read: an edit in the meantime
 * makes the result stale. 0, or -1 with err; cdbmake_done in either case. */
MUST_USE int cdbfresh_begin(struct cdbmake *m, int text_fd,
    struct newfile *out, struct err *err);

#endif
