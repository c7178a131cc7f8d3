/* cdb - reading D. J. Bernstein's constant database (cr.yp.to/cdb/cdb.txt): any
 * number of records, each a key and its data, found by two or three reads
 * whatever the number. A key may have several records. Written by cdbmake.
 *
 *     0      256 pairs (position, slots) of the hash tables
 *     2048   records: key length, data length, key, data
 *            hash tables: slots (hash, position); position 0 is an empty one
 *
 * All numbers are 32 bits, little-endian, so that a file is below 4 GB.
 *
 * The file is read with pread(2), not mapped: one that is cut while it is being
 * read is an error and kills nobody. No number in it is believed: the tables
 * must end where the file does, positions are checked against its size, a
 * search ends after as many slots as the table has, and a walk only goes
 * forward.
 * SPDX-License-Identifier: ISC */
#ifndef CDB_CDB_H
#define CDB_CDB_H

#include <stdint.h>
#include <sys/stat.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define CDB_HEADER 2048
#define CDB_SIZE_MAX UINT32_MAX
#define CDB_KEY_MAX 4096             /* bytes of a key that is looked for */

struct cdb {
	int fd;
	uint64_t size;
	struct stat st;                  /* of the file, when it was opened */
	unsigned char header[CDB_HEADER];
};

/* 1, 0 there is no such file, -1 with err: it cannot be read, is not a regular
 * file, or not a cdb, or was cut. */
MUST_USE int cdb_open(struct cdb *c, const char *path, struct err *err);
/* The same of a descriptor, which stays the caller's: 0 or -1. */
MUST_USE int cdb_open_fd(struct cdb *c, int fd, struct err *err);
void cdb_close(struct cdb *c);

/* Where a search stands: plain, may be thrown away at any time. */
struct cdb_search {
	struct span key;                 /* borrowed */
	uint32_t hash;
	uint64_t table;                  /* position of the hash table */
	uint32_t slots, looked;
};

/* Begin to look for `key`. */
void cdb_search(const struct cdb *c, struct cdb_search *s, struct span key);
/* The data of its next record replaces *data: 1, 0 there is none, -1 with err:
 * the file is damaged (ERR_TEMP), or data is larger than data->max
 * (ERR_LIMIT). */
MUST_USE int cdb_next(const struct cdb *c, struct cdb_search *s,
    struct buf *data, struct err *err);
/* The first record: both in one. */
MUST_USE int cdb_get(const struct cdb *c, struct span key, struct buf *data,
    struct err *err);

/* All records in the order in which they were written: *at starts as
 * CDB_HEADER; 1, 0 at the end, -1 with err. Keys are bounded by key->max. */
MUST_USE int cdb_walk(const struct cdb *c, uint64_t *at, struct buf *key,
    struct buf *data, struct err *err);

/* The hash of a key, for cdbmake. */
uint32_t cdb_hash(struct span key);

#endif
