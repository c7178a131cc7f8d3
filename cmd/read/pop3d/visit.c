/* visit - see visit.h. A lock lets one session at a time look and write, so
 * that two that come at once are not both in time.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "visit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

#include "os/clock.h"

static int
look(int fd, uint64_t delay_ms, bool made, struct err *err)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	struct stat st;
	int64_t now, since;
	int32_t micros;

	while (fcntl(fd, F_SETLKW, &lock) == -1)
		if (errno != EINTR)
			return err_sys(err, "lock %s", VISIT_FILE);
	if (fstat(fd, &st) == -1)
		return err_sys(err, "%s", VISIT_FILE);
	os_clock_wall(&now, &micros);
	since = (now - (int64_t)st.st_mtim.tv_sec) * 1000 + micros / 1000 -
	    (int64_t)st.st_mtim.tv_nsec / 1000000;
	/* A time to come is of a clock that has been set back. */
	if (!made && since >= 0 && (uint64_t)since < delay_ms)
		return 0;
	return futimens(fd, NULL) == 0 ? 1 : err_sys(err, "%s", VISIT_FILE);
}

int
visit_now(int root, uint64_t delay_ms, struct err *err)
{
	bool made = false;
	int fd, r;

	fd = openat(root, VISIT_FILE, O_RDWR | O_NOFOLLOW | O_NONBLOCK |
	    O_CLOEXEC);
	if (fd == -1 && errno == ENOENT) {
		made = true;
		fd = openat(root, VISIT_FILE, O_RDWR | O_CREAT | O_EXCL |
		    O_NOFOLLOW | O_CLOEXEC, 0600);
		if (fd == -1 && errno == EEXIST)
			return 0;        /* another session, this moment */
	}
	if (fd == -1)
		return err_sys(err, "open %s", VISIT_FILE);
	r = look(fd, delay_ms, made, err);
	close(fd);
	return r;
}
