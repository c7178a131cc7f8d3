/* treedir - see treedir.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/treedir.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/span.h"
#include "io/likedir.h"
#include "maildir/disk.h"

#define TRIES 3

static const char *const parts[] = { "cur", "new", "tmp" };

int
treedir_make_parts(int fd, const char *what, struct err *err)
{
	size_t i;

	for (i = 0; i < LENGTH(parts); i++)
		if (likedir_mkdir(fd, parts[i], fd) == -1 && errno != EEXIST)
			return err_sys(err, "cannot make %s/%s", what,
			    parts[i]);
	return 0;
}

int
treedir_make(int fd, const char *part, struct err *err)
{
	return likedir_mkdir(fd, part, fd) == 0 || errno == EEXIST ? 0 :
	    err_sys(err, "cannot make %s", part);
}

bool
treedir_has_parts(int fd)
{
	struct stat st;
	size_t i;

	for (i = 0; i < LENGTH(parts); i++)
		if (fstatat(fd, parts[i], &st, AT_SYMLINK_NOFOLLOW) == -1)
			return false;
	return true;
}

bool
treedir_is_directory(int dir, const struct dirent *e)
{
	struct stat st;

#ifdef DT_DIR
	if (e->d_type != DT_UNKNOWN)
		return e->d_type == DT_DIR;
#endif
	return fstatat(dir, e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISDIR(st.st_mode);
}

/* Everything in a directory and one level of directories below it. */
static int
empty_directory(int fd, int depth, struct err *err)
{
	DIR *d = disk_list(fd, "directory", err);
	const struct dirent *e;
	int r = 0, sub;

	if (d == NULL)
		return -1;
	while (r == 0 && (e = readdir(d)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		if (unlinkat(fd, e->d_name, 0) == 0 || errno == ENOENT)
			continue;
		if (depth == 0 || disk_dir(fd, e->d_name, &sub, err) != 1) {
			r = err_sys(err, "remove %s", e->d_name);
			continue;
		}
		r = empty_directory(sub, depth - 1, err);
		close(sub);
		if (r == 0 && unlinkat(fd, e->d_name, AT_REMOVEDIR) == -1)
			r = err_sys(err, "remove %s", e->d_name);
	}
	closedir(d);
	return r;
}

int
treedir_empty_trash(int root, struct err *err)
{
	int fd, got = disk_dir(root, TREEDIR_TRASH, &fd, err);

	if (got != 1)
		return got;
	got = empty_directory(fd, 2, err);
	close(fd);
	if (got == 0 && unlinkat(root, TREEDIR_TRASH, AT_REMOVEDIR) == -1 &&
	    errno != ENOENT)
		got = err_sys(err, "remove " TREEDIR_TRASH);
	return got;
}

int
treedir_make_trash(int root, int *fd_out, struct err *err)
{
	int i, got = 0;

	for (i = 0; i < TRIES && got == 0; i++) {
		if (mkdirat(root, TREEDIR_TRASH, 0700) == 0)
			got = disk_dir(root, TREEDIR_TRASH, fd_out, err);
		else if (errno != EEXIST)
			got = err_sys(err, "make " TREEDIR_TRASH);
		/* Somebody's leftover, or a removal that goes on now. */
		else if (treedir_empty_trash(root, err) == -1)
			got = -1;
	}
	if (got == 0)
		err_set(err, ERR_TEMP, "another mailbox is being removed");
	return got == 1 ? 0 : -1;
}
