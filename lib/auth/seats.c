/* seats - see seats.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "auth/seats.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crypto/siphash.h"

/* Two that share a number would share their seats: 52 bits make that rare, and
 * it costs nobody more than a refusal. */
#define HASH_BITS 52

int
seats_open(const char *path, struct err *err)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW |
	    O_NONBLOCK, 0600), high;
	struct stat st;

	if (fd == -1)
		return err_sys(err, "%s", path);
	if (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode) ||
	    st.st_uid != geteuid() || (st.st_mode & 077) != 0) {
		close(fd);
		return err_set(err, ERR_USAGE, "%s: must be a file of the user "
		    "who runs this, mode 600", path);
	}
	high = fcntl(fd, F_DUPFD_CLOEXEC, SEATS_FD_LOW);
	if (high == -1)
		err_sys(err, "%s", path);
	close(fd);
	return high;
}

int
seats_keep(int fd, struct err *err)
{
	int flags = fcntl(fd, F_GETFD);

	if (flags == -1 || fcntl(fd, F_SETFD, flags & ~FD_CLOEXEC) == -1)
		return err_sys(err, "connections file");
	return 0;
}

int
seats_take(int fd, struct span who, unsigned n, struct err *err)
{
	static const unsigned char key[SIPHASH_KEY] = { 's', 'e', 'a', 't' };
	uint64_t h = siphash(key, who) & ((UINT64_C(1) << HASH_BITS) - 1);
	unsigned i;

	for (i = 0; i < n && i < SEATS_MAX; i++) {
		struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET,
			.l_start = (off_t)(h << 10 | i), .l_len = 1 };

		if (fcntl(fd, F_SETLK, &l) == 0)
			return 1;
		if (errno != EAGAIN && errno != EACCES)
			return err_sys(err, "connections file");
	}
	return 0;
}
