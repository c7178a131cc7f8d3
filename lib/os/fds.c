/* fds - see fds.h. close_range(2) where there is one, a loop elsewhere.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/fds.h"

#include <assert.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define CLOSE_AT_MOST 65536

void
os_fds_close_from(int first)
{
	int fd, end;

#if defined(__FreeBSD__) || defined(__OpenBSD__)
	closefrom(first);
	return;
#elif defined(SYS_close_range)
	if (syscall(SYS_close_range, (unsigned)first, ~0U, 0U) == 0)
		return;
#endif
	end = (int)sysconf(_SC_OPEN_MAX);
	if (end < 0 || end > CLOSE_AT_MOST)
		end = CLOSE_AT_MOST;
	for (fd = first; fd < end; fd++)
		(void)close(fd);
}

static int
place(int from, int to)
{
	if (from == -1) {
		if (to > 2) {
			(void)close(to);
			return 0;
		}
		if ((from = open("/dev/null", O_RDWR)) == -1)
			return -1;
		if (from == to)
			return 0;
	}
	return dup2(from, to) == -1 ? -1 : 0;
}

/* First everything is copied above the range, so that no dup2 overwrites what
 * a later one needs; the copies go with the rest in the end. */
int
os_fds_arrange_but(const int *fds, size_t n, int but)
{
	int copy[OS_FDS_MAX], fd;
	size_t i;

	assert(n <= OS_FDS_MAX && (but == -1 || but >= (int)n));
	for (i = 0; i < n; i++) {
		copy[i] = -1;
		if (fds[i] != -1 &&
		    (copy[i] = fcntl(fds[i], F_DUPFD, (int)n)) == -1)
			return -1;
	}
	for (i = 0; i < n; i++)
		if (place(copy[i], (int)i) == -1)
			return -1;
	for (fd = (int)n; fd < but; fd++)
		(void)close(fd);
	os_fds_close_from(but == -1 ? (int)n : but + 1);
	return 0;
}

int
os_fds_arrange(const int *fds, size_t n)
{
	return os_fds_arrange_but(fds, n, -1);
}

void
os_fds_keep(const int *fds, size_t n)
{
	int last = -1, fd;
	size_t i;

	for (i = 0; i < n; i++)
		if (fds[i] > last)
			last = fds[i];
	for (fd = 0; fd < last; fd++) {
		for (i = 0; i < n && fds[i] != fd; i++)
			;
		if (i == n)
			(void)close(fd);
	}
	os_fds_close_from(last + 1);
}
