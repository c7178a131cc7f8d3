/* slurp - see slurp.h.
 * SPDX-License-Identifier: ISC */
#include "io/slurp.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK 65536
#define CHUNK_MIN 200

/* Full to the brim: only end of file is right now. */
static int
expect_end(int fd)
{
	char one;
	ssize_t n;

	do
		n = read(fd, &one, 1);
	while (n == -1 && errno == EINTR);
	if (n > 0)
		errno = EFBIG;
	return n == 0 ? 0 : -1;
}

/* Room for a file and one byte more, so that its end is seen; most are small,
 * and a large piece of memory costs more than reading them. */
static size_t
first_chunk(int fd)
{
	struct stat st;

	if (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode) ||
	    st.st_size >= CHUNK)
		return CHUNK;
	return st.st_size < CHUNK_MIN ? CHUNK_MIN : (size_t)st.st_size + 1;
}

int
slurp_fd(int fd, struct buf *out)
{
	size_t chunk = first_chunk(fd);

	for (;;) {
		size_t room = out->max - out->len;
		ssize_t n;

		if (room == 0)
			return expect_end(fd);
		if (room > chunk)
			room = chunk;
		(void)buf_room(out, room);
		n = read(fd, out->p + out->len, room);
		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0)
			return (int)n;
		buf_grew(out, (size_t)n);
		chunk = out->cap - out->len > 1 ? out->cap - out->len - 1 :
		    CHUNK;
	}
}

static int
take(int fd, const char *path, struct buf *out, struct err *err)
{
	int r = 0;

	if (slurp_fd(fd, out) == -1)
		r = errno == EFBIG ? err_set(err, ERR_USAGE,
		    "%s: larger than %zu bytes", path, out->max) :
		    err_sys(err, "read %s", path);
	close(fd);
	return r;
}

int
slurp_file(const char *path, struct buf *out, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	return fd == -1 ? err_sys(err, "%s", path) :
	    take(fd, path, out, err);
}

int
slurp_regular(const char *path, struct buf *out, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;

	if (fd == -1)
		return err_sys(err, "%s", path);
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		return take(fd, path, out, err);
	close(fd);
	return err_set(err, ERR_TEMP, "%s: not a regular file", path);
}
