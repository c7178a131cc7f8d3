/* lazymark - see lazymark.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/lazymark.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/likedir.h"

bool
lazymark_is(int dir)
{
	struct stat st;

	return fstatat(dir, LAZYMARK_FILE, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

int
lazymark_set(int dir, struct err *err)
{
	int fd;

	if (lazymark_is(dir))
		return 0;
	fd = openat(dir, LAZYMARK_FILE, O_WRONLY | O_CREAT | O_NOFOLLOW |
	    O_CLOEXEC, 0600);
	if (fd == -1)
		return err_sys(err, LAZYMARK_FILE);
	likedir_file(fd, dir);
	close(fd);
	return 0;
}

int
lazymark_drop(int dir, struct err *err)
{
	if (unlinkat(dir, LAZYMARK_FILE, 0) == 0)
		return 1;
	return errno == ENOENT ? 0 : err_sys(err, LAZYMARK_FILE);
}
