/* column: rows come back as they were written, or not at all.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "index/column.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tap.h"

#define FILE_MAX 4096

static char root[] = "/tmp/pneumatic-column.XXXXXX";
static int dir;
static const struct column_kind kind = { COLUMN_PREFIX "x", 3 };
static const struct column_kind later = { COLUMN_PREFIX "x", 4 };

/* UIDs 3, 6, 9 ... with ten times that. */
static int
write_rows(size_t n, uint32_t validity, struct span more)
{
	struct column_rows rows;
	size_t i;
	int r;

	column_rows_init(&rows, n);
	for (i = 0; i < n; i++) {
		rows.uids[i] = (uint32_t)(i + 1) * 3;
		rows.values[i] = (i + 1) * 30;
	}
	r = column_write(dir, &kind, validity, &rows, more, NULL);
	column_rows_done(&rows);
	return r;
}

/* How many rows there are, asked for in steps of `step`, from above too; -1
 * when one is false. */
static long
count(const struct column_kind *of, uint32_t validity, uint32_t last,
    uint32_t step)
{
	struct column c;
	uint64_t value = 0;
	uint32_t uid, turned;
	long n = 0;
	bool good = true;

	column_open(&c, dir, of, validity);
	for (uid = 1; uid <= last; uid += step)
		if (column_find(&c.rows, uid, &value)) {
			good &= uid % 3 == 0 && value == (uint64_t)uid * 10;
			n++;
		}
	for (uid = 1; uid <= last; uid += step) {
		turned = last + 1 - uid;
		if (column_find(&c.rows, turned, &value))
			good &= turned % 3 == 0 &&
			    value == (uint64_t)turned * 10;
	}
	column_close(&c);
	return good ? n : -1;
}

static bool
has_more(struct span expected)
{
	struct buf more = BUF_INIT(COLUMN_MORE_MAX);
	struct column c;
	bool same;

	column_open(&c, dir, &kind, 5);
	same = column_more(&c, &more) && span_eq(buf_span(&more), expected);
	column_close(&c);
	buf_done(&more);
	return same;
}

static void
test_damage(void)
{
	char whole[FILE_MAX];
	int fd = openat(dir, kind.file, O_RDWR);
	ssize_t n = fd == -1 ? 0 : pread(fd, whole, sizeof(whole), 0), i;
	bool rows = true, more = true, cut = true;

	tap_ok(n > 180, "a file");
	for (i = 0; i < n; i++) {
		char bad = (char)(whole[i] ^ 0x24);
		long left;

		if (pwrite(fd, &bad, 1, i) != 1)
			rows = false;
		left = count(&kind, 5, 40, 1);
		rows &= left == 0 || left == 10;
		more &= left == 0 || !has_more(SPAN("what they share"));
		if (pwrite(fd, whole + i, 1, i) != 1)
			rows = false;
	}
	tap_ok(rows, "a byte changed: all rows or none");
	tap_ok(more, "or not what they share");
	for (i = n; i-- > 0;)
		cut &= ftruncate(fd, i) == 0 && count(&kind, 5, 40, 1) == 0;
	tap_ok(cut, "cut at every byte: none");
	tap_ok(pwrite(fd, whole, (size_t)n, 0) == n &&
	    pwrite(fd, "x", 1, n) == 1 && count(&kind, 5, 40, 1) == 0,
	    "something behind it: none");
	close(fd);
}

static mode_t
mode(void)
{
	struct stat st;

	return fstatat(dir, kind.file, &st, 0) == -1 ? 0 : st.st_mode & 07777;
}

int
main(void)
{
	struct column c;
	uint64_t value;

	if (mkdtemp(root) == NULL ||
	    (dir = open(root, O_RDONLY | O_DIRECTORY)) == -1)
		return 1;
	tap_ok(count(&kind, 5, 40, 1) == 0, "no file, no rows");
	tap_ok(write_rows(10, 5, SPAN("what they share")) == 0 &&
	    count(&kind, 5, 40, 1) == 10, "written and read");
	tap_ok(has_more(SPAN("what they share")), "and the rest");
	tap_ok(mode() == 0600, "as private as the directory");
	tap_ok(count(&kind, 6, 40, 1) == 0, "another UIDVALIDITY: none");
	tap_ok(count(&later, 5, 40, 1) == 0, "another form: none");
	test_damage();
	tap_ok(write_rows(0, 5, SPAN("")) == 0 && count(&kind, 5, 40, 1) == 0 &&
	    has_more(SPAN("")), "no rows");
	tap_ok(write_rows(20000, 5, SPAN("")) == 0 &&
	    count(&kind, 5, 70000, 1) == 20000, "many");
	tap_ok(count(&kind, 5, 70000, 7) == 2857, "some of many");
	column_open(&c, dir, &kind, 5);
	tap_ok(write_rows(3, 5, SPAN("")) == 0 && column_find(&c.rows, 60000,
	    &value) && value == 600000, "replaced while it is open");
	column_close(&c);
	(void)unlinkat(dir, kind.file, 0);
	tap_ok(symlinkat("/etc/passwd", dir, kind.file) == 0 &&
	    count(&kind, 5, 40, 1) == 0, "a symbolic link: none");
	(void)unlinkat(dir, kind.file, 0);
	tap_ok(mkfifoat(dir, kind.file, 0600) == 0 &&
	    count(&kind, 5, 40, 1) == 0, "a FIFO: none, without waiting");
	tap_ok(write_rows(10, 5, SPAN("")) == 0 &&
	    count(&kind, 5, 40, 1) == 10, "and replaced");
	(void)unlinkat(dir, kind.file, 0);
	close(dir);
	tap_ok(rmdir(root) == 0, "nothing else is left");
	return tap_done();
}
