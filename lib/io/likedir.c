/* likedir - see likedir.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "io/likedir.h"

#include <fcntl.h>
#include <unistd.h>

#define OTHERS (S_IRWXG | S_IRWXO)

/* A private directory's files are private already: one fstat. */
static void
follow(int fd, int dir, mode_t bits)
{
	struct stat d, f;
	mode_t mode;

	if (fstat(dir, &d) == -1 || (d.st_mode & OTHERS) == 0 ||
	    fstat(fd, &f) == -1)
		return;
	mode = d.st_mode & bits;
	if (d.st_gid != f.st_gid)
		mode &= ~(mode_t)(S_IRWXG | S_ISGID);
	/* What cannot be shared stays private. */
	if (fchmod(fd, mode | S_IRUSR | S_IWUSR) == -1)
		return;
}

void
likedir_file(int fd, int dir)
{
	follow(fd, dir, 0666);
}

void
likedir_directory(int fd, int dir)
{
	follow(fd, dir, 02777);
}

int
likedir_mkdir(int dir, const char *name, int like)
{
	struct stat st;
	int fd;

	if (mkdirat(dir, name, 0700) == -1)
		return -1;
	if (fstat(like, &st) == -1 || (st.st_mode & OTHERS) == 0)
		return 0;
	fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd == -1)
		return 0;
	likedir_directory(fd, like);
	close(fd);
	return 0;
}

bool
likedir_same(int dir_a, int dir_b)
{
	struct stat a, b;

	if (fstat(dir_a, &a) == -1 || fstat(dir_b, &b) == -1)
		return false;
	return (a.st_mode & 0666) == (b.st_mode & 0666) &&
	    ((a.st_mode & S_IRWXG) == 0 || a.st_gid == b.st_gid);
}
