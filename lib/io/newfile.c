/* newfile - see newfile.h.
 * SPDX-License-Identifier: ISC */
#include "io/newfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

#define PATH_LIMIT 4200

/* PATH with links followed; one that is not there yet is taken as it stands. */
static int
settle_names(struct newfile *n, const char *path, struct err *err)
{
	struct buf b = BUF_INIT(PATH_LIMIT);
	size_t slash;

	n->path = realpath(path, NULL);
	if (n->path == NULL && errno != ENOENT)
		return err_sys(err, "%s", path);
	if (n->path == NULL)
		n->path = mem_string(path);
	slash = span_rfind(span_str(n->path), '/');
	if (n->path[slash] == '/')
		buf_add(&b, span_of(n->path, slash > 0 ? slash : 1));
	else
		buf_adds(&b, ".");
	n->directory = span_dup(buf_span(&b));
	buf_reset(&b);
	buf_adds(&b, n->path);
	buf_adds(&b, ".new");
	n->temporary = span_dup(buf_span(&b));
	buf_done(&b);
	return 0;
}

/* Is the file that we have locked still the one of that name? */
static bool
is_still(const struct newfile *n)
{
	struct stat mine, there;

	return fstat(n->fd, &mine) == 0 && lstat(n->temporary, &there) == 0 &&
	    mine.st_dev == there.st_dev && mine.st_ino == there.st_ino;
}

/* A file that has another name as well is somebody else's. */
static int
empty(const struct newfile *n, struct err *err)
{
	struct stat st;

	if (fstat(n->fd, &st) == -1 || !S_ISREG(st.st_mode) || st.st_nlink != 1)
		return err_set(err, ERR_TEMP, "%s: not a file of ours",
		    n->temporary);
	return ftruncate(n->fd, 0) == 0 ? 0 : err_sys(err, "%s", n->temporary);
}

/* Not fcntl(2), whose locks end when anybody in this process closes the file,
 * having read it. */
static int
lock(int fd)
{
	int r;

	do
		r = flock(fd, LOCK_EX);
	while (r == -1 && errno == EINTR);
	return r;
}

int
newfile_open(struct newfile *n, const char *path, struct err *err)
{
	*n = NEWFILE_INIT;
	if (settle_names(n, path, err) == -1)
		return -1;
	for (;;) {
		n->fd = open(n->temporary, O_RDWR | O_CREAT | O_CLOEXEC |
		    O_NOFOLLOW | O_NONBLOCK, 0600);
		if (n->fd == -1 || lock(n->fd) == -1) {
			err_sys(err, "%s", n->temporary);
			break;
		}
		if (is_still(n)) {
			if (empty(n, err) == 0)
				return 0;
			break;
		}
		/* Renamed or removed while we waited: there is another. */
		close(n->fd);
	}
	if (n->fd != -1)
		close(n->fd);
	n->fd = -1;
	return -1;
}

int
newfile_like(struct newfile *n, const struct stat *st, struct err *err)
{
	struct stat mine;

	if (fstat(n->fd, &mine) == -1)
		return err_sys(err, "%s", n->temporary);
	if ((mine.st_uid != st->st_uid || mine.st_gid != st->st_gid) &&
	    fchown(n->fd, st->st_uid, st->st_gid) == -1)
		return err_sys(err, "owner of %s", n->temporary);
	return fchmod(n->fd, st->st_mode & 07777) == 0 ? 0 :
	    err_sys(err, "mode of %s", n->temporary);
}

static int
sync_fd(int fd)
{
	int r;

	do
		r = fsync(fd);
	while (r == -1 && errno == EINTR);
	return r;
}

int
newfile_sync(struct newfile *n, struct err *err)
{
	return sync_fd(n->fd) == 0 ? 0 : err_sys(err, "fsync %s", n->temporary);
}

int
newfile_rename(struct newfile *n, struct err *err)
{
	int dir, r;

	if (rename(n->temporary, n->path) == -1)
		return err_sys(err, "rename to %s", n->path);
	free(n->temporary);
	n->temporary = NULL;
	dir = open(n->directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (dir == -1)
		return err_sys(err, "%s", n->directory);
	r = sync_fd(dir);
	/* Some file systems cannot sync a directory. */
	if (r == -1 && errno == EINVAL)
		r = 0;
	if (r == -1)
		err_sys(err, "fsync %s", n->directory);
	close(dir);
	return r;
}

void
newfile_close(struct newfile *n)
{
	if (n->fd != -1 && n->temporary != NULL)
		(void)unlink(n->temporary);
	if (n->fd != -1)
		close(n->fd);
	free(n->path);
	free(n->temporary);
	free(n->directory);
	*n = NEWFILE_INIT;
}
