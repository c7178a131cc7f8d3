/* tmpfd - see tmpfd.h. memfd_create is in Linux and FreeBSD 13; elsewhere the
 * memory file is shm_open(3) with the name removed at once.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/tmpfd.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "os/random.h"

static int
memory_file(void)
{
#if defined(MFD_CLOEXEC)
	return memfd_create("message", MFD_CLOEXEC | MFD_ALLOW_SEALING);
#elif defined(__OpenBSD__)
	char name[] = "/tmp/pneumatic.XXXXXXXXXX";
	int fd = shm_mkstemp(name);

	if (fd != -1) {
		(void)shm_unlink(name);
		(void)fcntl(fd, F_SETFD, FD_CLOEXEC);
	}
	return fd;
#else
	errno = ENOSYS;
	return -1;
#endif
}

/* Descriptors 0 to 2 have meanings: a file of ours is never one of them. */
static int
above_stdio(int fd)
{
	int higher;

	if (fd == -1 || fd > 2)
		return fd;
	higher = fcntl(fd, F_DUPFD_CLOEXEC, 3);
	close(fd);
	return higher;
}

int
os_tmpfd_memory(struct err *err)
{
	int fd = above_stdio(memory_file());

	return fd == -1 && errno == ENOSYS ? os_tmpfd_disk("/tmp", err)
	    : fd == -1 ? err_sys(err, "memory file") : fd;
}

static int
unnamed_file(const char *dir)
{
#ifdef O_TMPFILE
	int fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);

	/* Some file systems cannot; then a name that lives for two calls. */
	if (fd != -1 || (errno != EOPNOTSUPP && errno != EISDIR))
		return fd;
#else
	(void)dir;
#endif
	errno = EOPNOTSUPP;
	return -1;
}

static int
briefly_named_file(const char *dir)
{
	struct buf path = BUF_INIT(4096);
	unsigned char r[16];
	size_t i;
	int fd;

	os_random(r, sizeof(r));
	buf_addf(&path, "%s/pneumatic.", dir);
	for (i = 0; i < sizeof(r); i++)
		buf_addf(&path, "%02x", r[i]);
	if (!buf_ok(&path)) {
		errno = ENAMETOOLONG;
		fd = -1;
	} else {
		fd = open(buf_str(&path), O_RDWR | O_CREAT | O_EXCL |
		    O_NOFOLLOW | O_CLOEXEC, 0600);
		if (fd != -1)
			(void)unlink(buf_str(&path));
	}
	buf_done(&path);
	return fd;
}

int
os_tmpfd_disk(const char *dir, struct err *err)
{
	int fd = unnamed_file(dir);

	if (fd == -1 && errno == EOPNOTSUPP)
		fd = briefly_named_file(dir);
	fd = above_stdio(fd);
	return fd == -1 ? err_sys(err, "temporary file in %s", dir) : fd;
}

/* Elsewhere than under Linux /dev/fd is but dup(2). */
int
os_tmpfd_for_reader(int fd)
{
#ifdef __linux__
	struct stat st, there;
	char path[40];
	int copy;

	if (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode))
		return -1;
	(void)snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	copy = above_stdio(open(path, O_RDONLY | O_CLOEXEC));
	if (copy == -1 || (fstat(copy, &there) == 0 &&
	    there.st_dev == st.st_dev && there.st_ino == st.st_ino))
		return copy;
	close(copy);
#else
	(void)fd;
#endif
	return -1;
}

void
os_tmpfd_seal(int fd)
{
#ifdef F_ADD_SEALS
	(void)fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW |
	    F_SEAL_SHRINK | F_SEAL_SEAL);
#else
	(void)fd;
#endif
}
