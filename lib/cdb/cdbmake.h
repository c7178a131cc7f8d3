/* cdbmake - writing the files that cdb reads: records in any order, then the
 * hash tables. The caller has the descriptor, and gives the file its name when
 * it is whole (newfile).
 * SPDX-License-Identifier: ISC */
#ifndef CDB_CDBMAKE_H
#define CDB_CDBMAKE_H

#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "io/wr.h"

struct cdbmake_entry {
	uint32_t hash, position;
};

struct cdbmake {
	struct wr w;
	uint64_t at;                     /* bytes so far */
	struct cdbmake_entry *entries;
	size_t n, cap;
};

/* Begin at offset 0 of fd, an empty regular file: 0, or -1 with err.
 * cdbmake_done in either case. */
MUST_USE int cdbmake_init(struct cdbmake *m, int fd, struct err *err);
/* Add a record: 0, or -1 with err: ERR_LIMIT, the file would pass 4 GB. */
MUST_USE int cdbmake_add(struct cdbmake *m, struct span key, struct span data,
    struct err *err);
/* Write the tables: 0, or -1 with err. fsync is the caller's. */
MUST_USE int cdbmake_finish(struct cdbmake *m, struct err *err);
void cdbmake_done(struct cdbmake *m);

#endif
