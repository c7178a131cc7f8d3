/* slurp: all of a file, to the byte of the limit.
 * SPDX-License-Identifier: ISC */
#include "io/slurp.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "os/tmpfd.h"
#include "tap.h"

static int
file_of(size_t n)
{
	int fd = os_tmpfd_memory(NULL);

	while (n-- > 0)
		if (write(fd, "x", 1) != 1)
			return -1;
	return lseek(fd, 0, SEEK_SET) == 0 ? fd : -1;
}

static void
test_limit(size_t size, size_t max, int want)
{
	struct buf b = BUF_INIT(max);
	int fd = file_of(size), got = slurp_fd(fd, &b);
	char what[80];

	(void)snprintf(what, sizeof(what), "%zu bytes, at most %zu", size, max);
	tap_ok(got == want && (got == 0 ? b.len == size : errno == EFBIG),
	    what);
	buf_done(&b);
	close(fd);
}

/* A pipe brings it in pieces. */
static void
test_pieces(void)
{
	struct buf b = BUF_INIT(100);
	int ends[2];

	if (pipe(ends) == -1)
		return;
	if (fork() == 0) {
		_exit(write(ends[1], "one ", 4) != 4 || usleep(20000) == -1 ||
		    write(ends[1], "two", 3) != 3);
	}
	close(ends[1]);
	tap_ok(slurp_fd(ends[0], &b) == 0 && strcmp(buf_str(&b),
	    "one two") == 0,
	    "a pipe, in pieces");
	close(ends[0]);
	buf_done(&b);
}

int
main(int argc, char **argv)
{
	struct buf b = BUF_INIT(10);
	struct err err = ERR_INIT;

	test_limit(0, 10, 0);
	test_limit(9, 10, 0);
	test_limit(10, 10, 0);
	test_limit(11, 10, -1);
	test_limit(5000, 5000, 0);
	test_limit(5001, 5000, -1);
	test_limit(70000, 100000, 0);
	test_pieces();
	tap_ok(slurp_file("/no/such/file", &b, &err) == -1 &&
	    err.kind == ERR_TEMP && strncmp(err.text, "/no/such/file: ", 15) ==
	    0, "no file: its name and why");
	tap_ok(argc == 1 && slurp_file(argv[0], &b, &err) == -1 &&
	    err.kind == ERR_USAGE, "a large one is refused");
	buf_done(&b);
	return tap_done();
}
