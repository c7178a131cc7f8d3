/* column - a file pneumatic.sort-NAME of one mailbox: of each message one
 * number, so that what SORT and THREAD order by is read in one piece, and
 * ordering is work with integers. What the number says is the caller's.
 *
 *     head | value of each row | UID of each row | more
 *
 * Rows ascend by UID. `more` is what the values of all rows hang on (texts of
 * which they are the ranks), and is read only when asked for. Head, rows and
 * `more` have a checksum each; a file that is cut, damaged, of another
 * column, UIDVALIDITY, version, form or byte order counts as none. It is
 * replaced by rename, under the mailbox's lock, and never changed: reading
 * needs no lock. Losing it loses time only; nothing is fsynced.
 * SPDX-License-Identifier: ISC */
#ifndef INDEX_COLUMN_H
#define INDEX_COLUMN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define COLUMN_PREFIX "pneumatic.sort-"
#define COLUMN_ROWS_MAX 10000000u
#define COLUMN_MORE_MAX (64u << 20)  /* bytes of `more` */

/* What a column is called and what its bytes mean: another form is another
 * column. */
struct column_kind {
	const char *file;        /* COLUMN_PREFIX "x" */
	uint32_t form;
};

struct column_rows {
	uint64_t *values;        /* with mem_alloc: n of them ... */
	uint32_t *uids;          /* ... and these, ascending, in one piece */
	size_t n;
	size_t at;               /* column_find's */
};

struct column {
	int fd;                  /* -1: there is none */
	struct column_rows rows;
	uint64_t more_at, more_n, more_sum;
};

/* Bytes of the file: what reading it costs. */
uint64_t column_size(int dir, const struct column_kind *kind);
/* Read the rows; none when there is no file that can be used. */
void column_open(struct column *c, int dir, const struct column_kind *kind,
    uint32_t uidvalidity);
void column_close(struct column *c);

/* What they share, into `out`: false when it cannot be read. */
MUST_USE bool column_more(const struct column *c, struct buf *out);

/* Room for n rows; n is what the caller fills. */
void column_rows_init(struct column_rows *rows, size_t n);
void column_rows_done(struct column_rows *rows);
/* The value of a message: few steps when UIDs are asked for in ascending order,
 * else those of a search by halves. */
bool column_find(struct column_rows *rows, uint32_t uid, uint64_t *value_out);

/* Put a file with these in its place, under the lock: 0, or -1 with err. */
MUST_USE int column_write(int dir, const struct column_kind *kind,
    uint32_t uidvalidity, const struct column_rows *rows, struct span more,
    struct err *err);

#endif
