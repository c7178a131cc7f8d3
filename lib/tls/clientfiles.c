/* clientfiles - see clientfiles.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "tls/clientfiles.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* O_NONBLOCK: a FIFO must not hold the connection up. */
static int
hand_over(int dir, const char *path, const char *kind, clientfiles_fn *each,
    void *arg, struct err *err)
{
	int fd = openat(dir, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), r;
	struct stat st;

	if (fd == -1 || fstat(fd, &st) == -1) {
		r = err_sys(err, "%s", path);
	} else if (!S_ISREG(st.st_mode) ||
	    st.st_size > (off_t)CLIENTFILES_SIZE_MAX) {
		r = err_set(err, ERR_USAGE, "%s: no file of at most %u bytes",
		    path, CLIENTFILES_SIZE_MAX);
	} else {
		r = each(arg, kind, fd, err);
	}
	if (fd != -1)
		close(fd);
	return r;
}

static int
each_in(const char *path, clientfiles_fn *each, void *arg, struct err *err)
{
	DIR *d = opendir(path);
	struct dirent *e;
	struct stat st;
	int n = 0, r = 0;

	if (d == NULL)
		return err_sys(err, "%s", path);
	while (r == 0 && (errno = 0, e = readdir(d)) != NULL) {
		if (e->d_name[0] == '.' || fstatat(dirfd(d), e->d_name, &st,
		    0) == -1 || !S_ISREG(st.st_mode))
			continue;
		if (++n > CLIENTFILES_MAX)
			r = err_set(err, ERR_USAGE, "%s: more than %d files",
			    path, CLIENTFILES_MAX);
		else
			r = hand_over(dirfd(d), e->d_name, "CA", each, arg,
			    err);
	}
	if (r == 0 && errno != 0)
		r = err_sys(err, "%s", path);
	(void)closedir(d);
	return r;
}

int
clientfiles_each(const struct clientfiles *f, clientfiles_fn *each, void *arg,
    struct err *err)
{
	struct stat st;
	int r = 0;

	if (f->ca != NULL && stat(f->ca, &st) == 0 && S_ISDIR(st.st_mode))
		r = each_in(f->ca, each, arg, err);
	else if (f->ca != NULL)
		r = hand_over(AT_FDCWD, f->ca, "CA", each, arg, err);
	if (r == 0 && f->crl != NULL)
		r = hand_over(AT_FDCWD, f->crl, "CRL", each, arg, err);
	if (r == 0 && f->list != NULL)
		r = hand_over(AT_FDCWD, f->list, "LIST", each, arg, err);
	return r;
}
