/* disk - see disk.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "io/likedir.h"
#include "io/slurp.h"
#include "io/writeall.h"

#define CHUNK 65536

int
disk_read(int dir, const char *name, struct buf *out, struct stat *st,
    struct err *err)
{
	int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
	    O_CLOEXEC);
	int r = 1;

	if (fd == -1)
		return disk_is_gone(errno) ? 0 : err_sys(err, "%s", name);
	if (fstat(fd, st) == -1)
		r = err_sys(err, "%s", name);
	else if (!S_ISREG(st->st_mode))
		r = err_set(err, ERR_TEMP, "%s is not a file", name);
	else if (slurp_fd(fd, out) == -1)
		r = errno == EFBIG ? err_set(err, ERR_LIMIT,
		    "%s is larger than %zu bytes", name, out->max) :
		    err_sys(err, "read %s", name);
	close(fd);
	return r;
}

int
disk_read_from(int fd, off_t at, const char *name, struct buf *out,
    struct err *err)
{
	for (;;) {
		ssize_t n;

		if (!buf_room(out, CHUNK))
			return err_set(err, ERR_LIMIT, "%s is too large", name);
		n = pread(fd, out->p + out->len, CHUNK, at);
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return err_sys(err, "read %s", name);
		if (n == 0)
			return 0;
		buf_grew(out, (size_t)n);
		at += n;
	}
}

DIR *
disk_list(int dir, const char *what, struct err *err)
{
	int fd = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *d = fd == -1 ? NULL : fdopendir(fd);

	if (d == NULL) {
		err_sys(err, "read %s", what);
		if (fd != -1)
			close(fd);
	}
	return d;
}

bool
disk_is_gone(int sys)
{
	return sys == ENOENT || sys == ESTALE;
}

int
disk_sync(int fd)
{
	int r;

	do
		r = fsync(fd);
	while (r == -1 && errno == EINTR);
	return r == -1 && errno == EINVAL ? 0 : r;
}

int
disk_replace(int dir, const char *name, const char *temporary,
    struct span bytes, const struct timespec *mtime, struct err *err)
{
	struct timespec times[2];
	int fd, r;

	/* A leftover of a crash; O_EXCL below never follows anything. */
	(void)unlinkat(dir, temporary, 0);
	fd = openat(dir, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
	    O_CLOEXEC, 0600);
	if (fd == -1)
		return err_sys(err, "%s", temporary);
	likedir_file(fd, dir);
	r = writeall(fd, bytes);
	if (r == 0 && mtime != NULL) {
		times[0] = times[1] = *mtime;
		r = futimens(fd, times);
	}
	if (r == 0)
		r = disk_sync(fd);
	if (close(fd) == -1)
		r = -1;
	if (r == 0)
		r = renameat(dir, temporary, dir, name);
	if (r == 0)
		return disk_sync(dir) == 0 ? 0 : err_sys(err, "fsync of the "
		    "directory of %s", name);
	err_sys(err, "write %s", name);
	(void)unlinkat(dir, temporary, 0);
	return -1;
}

int
disk_dir(int dir, const char *name, int *fd_out, struct err *err)
{
	*fd_out = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
	    O_CLOEXEC);
	if (*fd_out == -1)
		return errno == ENOENT ? 0 : err_sys(err, "%s", name);
	return 1;
}
