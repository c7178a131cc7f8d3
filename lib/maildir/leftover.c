/* leftover - see leftover.h. The younger of the two times counts: a file that
 * is dated back (APPEND, restored from a backup) has a fresh change time.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/leftover.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "maildir/locklife.h"

static int64_t
younger(const struct stat *st)
{
	return (int64_t)(st->st_mtime > st->st_ctime ? st->st_mtime :
	    st->st_ctime);
}

void
leftover_remove(int mailbox, int64_t now)
{
	int fd = openat(mailbox, "tmp", O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
	    O_CLOEXEC);
	const struct dirent *e;
	struct stat st;
	DIR *d;

	if (fd == -1)
		return;
	if ((d = fdopendir(fd)) == NULL) {
		close(fd);
		return;
	}
	while ((e = readdir(d)) != NULL)
		if (fstatat(fd, e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		    ((S_ISREG(st.st_mode) && now - younger(&st) >
		    LEFTOVER_AGE_S) || locklife_is_left(e->d_name, &st, now)))
			(void)unlinkat(fd, e->d_name, 0);
	closedir(d);
}
