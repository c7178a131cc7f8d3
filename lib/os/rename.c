/* rename - see rename.h. Linux has renameat2(2) with RENAME_NOREPLACE;
 * elsewhere who wants it links and unlinks. Not every libc has a function for
 * it.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/rename.h"

#include <errno.h>
#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

#define NOREPLACE 1                  /* RENAME_NOREPLACE of linux/fs.h */

int
os_rename_new(int from_dir, const char *from, int to_dir, const char *to)
{
#if defined(__linux__) && defined(SYS_renameat2)
	int r = (int)syscall(SYS_renameat2, from_dir, from, to_dir, to,
	    NOREPLACE);

	/* EINVAL: a file system that cannot. */
	if (r == -1 && errno == EINVAL)
		errno = ENOSYS;
	return r;
#else
	(void)from_dir;
	(void)from;
	(void)to_dir;
	(void)to;
	errno = ENOSYS;
	return -1;
#endif
}
