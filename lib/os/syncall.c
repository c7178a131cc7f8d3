/* syncall - see syncall.h. Linux: syncfs(2), which writes all that is dirty on
 * the file system, with one commit. It tells of errors in data since Linux 5.8,
 * and of those of the commit since 5.17; by the type of file system only those
 * are trusted whose syncfs does what fsync does (FUSE's and NFS's do not reach
 * the disk, overlayfs hides errors). The fsync of one file after it has the
 * device empty its cache in any case, and fails when the journal has been given
 * up.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/syncall.h"

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <sys/vfs.h>
#include <unistd.h>

#define FEW 4                        /* not worth it up to here */
#define FOREIGN_KIB_MAX (64L << 10)  /* some hundred fsyncs' worth of writing */
#ifndef XFS_SUPER_MAGIC
#define XFS_SUPER_MAGIC 0x58465342
#endif

static int meminfo = -1;

static bool
tells_errors(void)
{
	struct utsname u;
	char *end;
	long major, minor;

	if (uname(&u) == -1)
		return false;
	major = strtol(u.release, &end, 10);
	minor = *end == '.' ? strtol(end + 1, NULL, 10) : 0;
	return major > 5 || (major == 5 && minor >= 17);
}

void
os_syncall_prepare(void)
{
	if (meminfo == -1 && tells_errors())
		meminfo = open("/proc/meminfo", O_RDONLY | O_CLOEXEC);
}

/* The number after `name` in the kernel's table; a lot when it is not there. */
static long
kib_of(const char *table, const char *name)
{
	const char *at = strstr(table, name);

	return at == NULL ? FOREIGN_KIB_MAX :
	    strtol(at + strlen(name), NULL, 10);
}

static bool
others_write_little(void)
{
	char table[4096];
	ssize_t n = pread(meminfo, table, sizeof(table) - 1, 0);

	if (n <= 0)
		return false;
	table[n] = '\0';
	return kib_of(table, "\nDirty:") + kib_of(table, "\nWriteback:") <
	    FOREIGN_KIB_MAX;
}

static bool
on_one_trusted(const int *fds, size_t n)
{
	struct statfs fs;
	struct stat first, st;
	size_t i;

	if (fstatfs(fds[0], &fs) == -1 || fstat(fds[0], &first) == -1 ||
	    ((unsigned long)fs.f_type != EXT4_SUPER_MAGIC &&
	    (unsigned long)fs.f_type != XFS_SUPER_MAGIC))
		return false;
	for (i = 1; i < n; i++)
		if (fstat(fds[i], &st) == -1 || st.st_dev != first.st_dev)
			return false;
	return true;
}

int
os_syncall(const int *fds, size_t n)
{
	int r;

	if (n <= FEW || meminfo == -1 || !on_one_trusted(fds, n) ||
	    !others_write_little())
		return 0;
	if (syncfs(fds[0]) == -1)
		return errno == ENOSYS || errno == EPERM ? 0 : -1;
	do
		r = fsync(fds[0]);
	while (r == -1 && errno == EINTR);
	return r == -1 ? -1 : 1;
}
#else
void
os_syncall_prepare(void)
{
}

int
os_syncall(const int *fds, size_t n)
{
	(void)fds;
	(void)n;
	return 0;
}
#endif
