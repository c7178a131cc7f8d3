/* check - what -n says of a certificate directory, by the same code that serves
 * from it.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "engine.h"
#include "tls/certdir.h"
#include "tls/keypair.h"

static int
check_pair(const struct certdir_folder *f, size_t i, const char *folder)
{
	struct err err = ERR_INIT;
	struct keypair k;
	int fds[2], r;
	long days;

	if (certdir_pair(f, i, fds, &err) == -1) {
		printf("%s: %s\n", folder, err.text);
		return -1;
	}
	r = keypair_read(&k, fds[0], fds[1], &err);
	close(fds[0]);
	close(fds[1]);
	if (r == -1) {
		printf("%s: %sfullchain.pem: %s\n", folder, f->label[i],
		    err.text);
		return -1;
	}
	days = keypair_days(&k, time(NULL));
	printf("%s: %sfullchain.pem: %s, %ld days left%s\n", folder,
	    f->label[i], keypair_type(&k), days, days < 0 ? ": expired" : "");
	keypair_done(&k);
	return days < 0 ? -1 : 0;
}

static int
check_folder(int dir, const char *folder)
{
	struct err err = ERR_INIT;
	struct certdir_folder f;
	int bad = 0;
	size_t i;

	if (certdir_open(dir, folder, &f, &err) != 1) {
		printf("%s: %s\n", folder, err.text);
		return -1;
	}
	for (i = 0; i < f.n; i++)
		if (check_pair(&f, i, folder) == -1)
			bad = -1;
	certdir_close(&f);
	return bad;
}

static int
take_file(void *arg, const char *kind, int fd, struct err *err)
{
	return peercert_take(arg, span_str(kind), fd, err);
}

int
check_client_files(struct engine *e, struct err *err)
{
	const struct clientfiles *f = &e->options->client_files;

	if (e->options->client_cert == NULL)
		return 0;
	e->peer.wants_ca = f->ca != NULL;
	if (clientfiles_each(f, take_file, e, err) == -1)
		return -1;
	return peercert_complete(e, err);
}

int
check_dir(const char *dir, struct err *err)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC), bad = 0;
	size_t folders = 0;
	struct dirent *e;
	struct stat st;
	DIR *d;

	if (fd == -1 || (d = fdopendir(fd)) == NULL)
		return err_sys(err, "%s", dir);
	while ((e = readdir(d)) != NULL) {
		if (e->d_name[0] == '.' || fstatat(fd, e->d_name, &st,
		    0) == -1 ||
		    !S_ISDIR(st.st_mode))
			continue;
		folders++;
		if (check_folder(fd, e->d_name) == -1)
			bad = -1;
	}
	(void)closedir(d);
	if (folders == 0)
		return err_set(err, ERR_USAGE, "%s: no folder in it", dir);
	if (bad == -1)
		return err_set(err, ERR_USAGE,
		    "%s: not all of it can be served",
		    dir);
	return 0;
}
