/* column - see column.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "index/column.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "index/sum.h"
#include "io/likedir.h"
#include "io/writeall.h"

#define TEMPORARY COLUMN_PREFIX "tmp"
#define MAGIC "PnColum1"
#define ORDER 0x01020304u
#define ROW (sizeof(uint64_t) + sizeof(uint32_t))

struct head {
	char magic[8];
	uint32_t order, form, uidvalidity, n;
	uint64_t more_n;
	uint64_t rows_sum, more_sum;
	uint64_t sum;            /* of the head up to here */
};

uint64_t
column_size(int dir, const struct column_kind *kind)
{
	struct stat st;

	return fstatat(dir, kind->file, &st, AT_SYMLINK_NOFOLLOW) == -1 ? 0 :
	    (uint64_t)st.st_size;
}

/* With the column's name: one put in another's place is none. */
static uint64_t
head_sum(const struct head *h, const struct column_kind *kind)
{
	struct span name = span_str(kind->file);

	return sum_of(h, offsetof(struct head, sum), sum_of(name.p, name.n,
	    h->uidvalidity));
}

/* All n bytes at `at`. */
static bool
read_at(int fd, uint64_t at, void *to, size_t n)
{
	char *p = to;
	ssize_t got;

	while (n > 0) {
		got = pread(fd, p, n, (off_t)at);
		if (got == -1 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		p += got;
		at += (uint64_t)got;
		n -= (size_t)got;
	}
	return true;
}

void
column_rows_init(struct column_rows *rows, size_t n)
{
	rows->values = mem_alloc(n * ROW + 1);
	rows->uids = (uint32_t *)(rows->values + n);
	rows->n = n;
	rows->at = 0;
}

void
column_rows_done(struct column_rows *rows)
{
	free(rows->values);
	*rows = (struct column_rows){ .values = NULL };
}

/* A head that is ours, of a file with that many bytes. */
static bool
is_ours(const struct head *h, const struct column_kind *kind,
    uint32_t uidvalidity, uint64_t size)
{
	return memcmp(h->magic, MAGIC, sizeof(h->magic)) == 0 &&
	    h->order == ORDER && h->sum == head_sum(h, kind) &&
	    h->form == kind->form && h->uidvalidity == uidvalidity &&
	    h->n <= COLUMN_ROWS_MAX && h->more_n <= COLUMN_MORE_MAX &&
	    size == sizeof(*h) + (uint64_t)h->n * ROW + h->more_n;
}

static bool
is_ascending(const struct column_rows *rows)
{
	size_t i;

	for (i = 1; i < rows->n; i++)
		if (rows->uids[i - 1] >= rows->uids[i])
			return false;
	return true;
}

static bool
read_rows(struct column *c, const struct column_kind *kind,
    uint32_t uidvalidity)
{
	struct stat st;
	struct head h;

	if (fstat(c->fd, &st) == -1 || !S_ISREG(st.st_mode) ||
	    !read_at(c->fd, 0, &h, sizeof(h)) ||
	    !is_ours(&h, kind, uidvalidity, (uint64_t)st.st_size))
		return false;
	column_rows_init(&c->rows, h.n);
	c->more_at = sizeof(h) + (uint64_t)h.n * ROW;
	c->more_n = h.more_n;
	c->more_sum = h.more_sum;
	return read_at(c->fd, sizeof(h), c->rows.values, h.n * ROW) &&
	    sum_of(c->rows.values, h.n * ROW, uidvalidity) == h.rows_sum &&
	    is_ascending(&c->rows);
}

void
column_open(struct column *c, int dir, const struct column_kind *kind,
    uint32_t uidvalidity)
{
	*c = (struct column){ .fd = -1 };
	c->fd = openat(dir, kind->file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
	    O_CLOEXEC);
	if (c->fd != -1 && !read_rows(c, kind, uidvalidity))
		column_close(c);
}

void
column_close(struct column *c)
{
	if (c->fd != -1)
		close(c->fd);
	column_rows_done(&c->rows);
	*c = (struct column){ .fd = -1 };
}

bool
column_more(const struct column *c, struct buf *out)
{
	if (c->fd == -1 || !buf_room(out, c->more_n) ||
	    !read_at(c->fd, c->more_at, out->p + out->len, c->more_n) ||
	    sum_of(out->p + out->len, c->more_n, 0) != c->more_sum)
		return false;
	buf_grew(out, c->more_n);
	return true;
}

/* The first row of at least `uid`, between two rows: low's is below it. */
static size_t
halve(const struct column_rows *rows, uint32_t uid, size_t low, size_t high)
{
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (rows->uids[mid] < uid)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool
column_find(struct column_rows *rows, uint32_t uid, uint64_t *value_out)
{
	size_t low = rows->at, step = 1, high;

	if (low >= rows->n || rows->uids[low] > uid)
		low = 0;
	/* In growing steps from where the last one was. */
	for (high = low; high < rows->n && rows->uids[high] < uid; step *= 2) {
		low = high + 1;
		high += step;
	}
	rows->at = halve(rows, uid, low, high < rows->n ? high : rows->n);
	if (rows->at == rows->n || rows->uids[rows->at] != uid)
		return false;
	*value_out = rows->values[rows->at];
	return true;
}

static int
write_all(int fd, const struct head *h, const struct column_rows *rows,
    struct span more)
{
	if (writeall(fd, span_of((const char *)h, sizeof(*h))) == -1 ||
	    writeall(fd, span_of((const char *)rows->values, rows->n * ROW)) ==
	    -1)
		return -1;
	return writeall(fd, more);
}

int
column_write(int dir, const struct column_kind *kind, uint32_t uidvalidity,
    const struct column_rows *rows, struct span more, struct err *err)
{
	struct head h = { .order = ORDER, .form = kind->form,
		.uidvalidity = uidvalidity, .n = (uint32_t)rows->n,
		.more_n = more.n };
	int fd, r;

	if (rows->n > COLUMN_ROWS_MAX || more.n > COLUMN_MORE_MAX)
		return err_set(err, ERR_LIMIT, "too much for %s", kind->file);
	memcpy(h.magic, MAGIC, sizeof(h.magic));
	h.rows_sum = sum_of(rows->values, rows->n * ROW, uidvalidity);
	h.more_sum = sum_of(more.p, more.n, 0);
	h.sum = head_sum(&h, kind);
	(void)unlinkat(dir, TEMPORARY, 0);
	fd = openat(dir, TEMPORARY, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
	    O_CLOEXEC, 0600);
	if (fd == -1)
		return err_sys(err, TEMPORARY);
	likedir_file(fd, dir);
	r = write_all(fd, &h, rows, more);
	if (close(fd) == -1)
		r = -1;
	if (r == 0)
		r = renameat(dir, TEMPORARY, dir, kind->file);
	if (r == -1) {
		err_sys(err, "write %s", kind->file);
		(void)unlinkat(dir, TEMPORARY, 0);
	}
	return r;
}
