/* spool: memory, then disk; the bytes are the same; nothing has a name.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "io/spool.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "os/tmpfd.h"
#include "tap.h"

static void
round_trip(uint64_t memory_max, size_t total, const char *name)
{
	char *all = mem_alloc(total + 1), *back = mem_alloc(total + 1);
	struct err err = ERR_INIT;
	struct spool s;
	struct stat st;
	uint64_t size;
	size_t i, at;
	int fd;

	for (i = 0; i < total; i++)
		all[i] = (char)(i * 31 + i / 251);
	spool_init(&s, NULL, &err);
	s.memory_max = memory_max;
	for (at = 0; at < total; at += 777)
		if (stage_put(&s.stage,
			span_sub(span_of(all, total), at, at + 777)) == -1)
			break;
	fd = stage_end(&s.stage) == 0 ? spool_take(&s, &size) : -1;
	tap_ok(fd > 2 && size == total, name);
	tap_ok(fstat(fd, &st) == 0 && (uint64_t)st.st_size == total &&
		   st.st_nlink == 0,
	    "size, and no name");
	tap_ok(read(fd, back, total) == (ssize_t)total &&
		   memcmp(all, back, total) == 0,
	    "bytes from offset 0");
#ifdef F_ADD_SEALS
	tap_ok(memory_max < total || (pwrite(fd, "x", 1, 0) == -1 &&
	    ftruncate(fd, (off_t)total + 1) == -1),
	    "a file in memory is sealed");
#endif
	close(fd);
	free(all);
	free(back);
}

static int
given(void *arg, struct err *err)
{
	(void)err;
	return *(int *)arg;
}

static void
test_given_file(void)
{
	struct err err = ERR_INIT;
	struct spool s;
	uint64_t size;
	int fd = os_tmpfd_disk("/tmp", &err), got;

	spool_init(&s, "/no/such/directory", &err);
	s.memory_max = 3;
	s.open_disk = given;
	s.open_arg = &fd;
	got = stage_put(&s.stage, SPAN("abcd")) == 0 && stage_end(&s.stage) == 0
		  ? spool_take(&s, &size)
		  : -1;
	tap_ok(got == fd && size == 4, "the file on disk can be given");
	spool_init(&s, "/no/such/directory", &err);
	s.memory_max = 3;
	tap_ok(stage_put(&s.stage, SPAN("abcd")) == -1 && err.kind == ERR_TEMP,
	    "no directory, no file");
	spool_done(&s);
}

int
main(void)
{
	struct err err = ERR_INIT;
	uint64_t size;
	int p[2], fd;

	round_trip(1 << 20, 100000, "in memory");
	round_trip(50000, 100000, "moved to disk");
	round_trip(0, 5, "on disk at once");
	round_trip(0, 0, "empty");
	test_given_file();
	if (pipe(p) == -1 || write(p[1], "message\n", 8) != 8)
		return 1;
	close(p[1]);
	fd = spool_fd(p[0], NULL, &size, &err);
	tap_ok(fd > 2 && fd != p[0] && size == 8, "a pipe is spooled");
	tap_ok(spool_fd(fd, NULL, &size, &err) == fd && size == 8,
	    "a file at its start is taken as it is");
	(void)lseek(fd, 3, SEEK_SET);
	p[1] = spool_fd(fd, NULL, &size, &err);
	tap_ok(
	    p[1] != fd && size == 5, "a file elsewhere is copied from there");
	return tap_done();
}
