/* certdir - see certdir.h. Symbolic links are followed: certbot's live/ is made
 * of them, and whoever can make one here can read the keys anyway.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "tls/certdir.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHAIN_FILE "fullchain.pem"
#define KEY_FILE "privkey.pem"
#define OCSP_FILE "ocsp.der"
#define LABEL_LENGTH_MAX 63          /* RFC 1035 2.3.4 */

static bool
is_label(struct span label)
{
	size_t i;

	if (label.n == 0 || label.n > LABEL_LENGTH_MAX || label.p[0] == '-' ||
	    label.p[label.n - 1] == '-')
		return false;
	for (i = 0; i < label.n; i++)
		if (!span_is_alpha(label.p[i]) && !span_is_digit(label.p[i]) &&
		    label.p[i] != '-' && label.p[i] != '_')
			return false;
	return true;
}

/* The last label has a letter: so no IPv4 address passes, in no notation. */
static bool
is_host_name(struct span s)
{
	struct span rest = s, label = s;
	size_t i;

	if (s.n == 0 || s.n > CERTDIR_NAME_MAX)
		return false;
	while (span_cut(&rest, '.', &label))
		if (!is_label(label))
			return false;
	for (i = 0; i < label.n; i++)
		if (span_is_alpha(label.p[i]))
			return true;
	return false;
}

bool
certdir_name(struct span asked, struct buf *name)
{
	size_t i;

	buf_reset(name);
	/* RFC 6066 3 wants no dot at the end; some write it. */
	if (asked.n > 1 && asked.p[asked.n - 1] == '.')
		asked.n--;
	if (!is_host_name(asked))
		return false;
	for (i = 0; i < asked.n; i++)
		buf_addc(name, span_lower(asked.p[i]));
	return buf_ok(name);
}

bool
certdir_candidate(struct span name, size_t k, struct buf *folder)
{
	size_t dot = span_find(name, 0, '.');

	buf_reset(folder);
	if (k + 1 == CERTDIR_CANDIDATES) {
		buf_adds(folder, "default");
	} else if (k == 0) {
		buf_add(folder, name);
	} else if (k < CERTDIR_CANDIDATES && dot < name.n) {
		buf_addc(folder, k == 1 ? '*' : '_');
		buf_add(folder, span_from(name, dot));
	}
	return k < CERTDIR_CANDIDATES;
}

/* "rsa-fullchain.pem" is the pair "rsa-", "fullchain.pem" the pair "". */
static bool
label_of(const char *file, struct span *label_out)
{
	struct span s = span_str(file);

	if (!span_ends(s, SPAN(CHAIN_FILE)))
		return false;
	*label_out = span_sub(s, 0, s.n - (sizeof(CHAIN_FILE) - 1));
	return label_out->n <= CERTDIR_LABEL_MAX &&
	    (label_out->n == 0 || (label_out->p[0] != '.' &&
	    label_out->p[label_out->n - 1] == '-'));
}

static int
order(const void *a, const void *b)
{
	return strcmp(a, b);
}

static int
list_pairs(DIR *d, struct certdir_folder *f)
{
	struct dirent *e;
	struct span label;

	while ((errno = 0, e = readdir(d)) != NULL) {
		if (!label_of(e->d_name, &label))
			continue;
		if (f->n == CERTDIR_PAIRS_MAX)
			return 1;
		memcpy(f->label[f->n], label.p, label.n);
		f->label[f->n++][label.n] = '\0';
	}
	return errno == 0 ? 0 : -1;
}

int
certdir_open(int dir, const char *folder, struct certdir_folder *f,
    struct err *err)
{
	int copy, r = -1;
	DIR *d;

	memset(f, 0, sizeof(*f));
	f->fd = openat(dir, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (f->fd == -1 && errno == ENOENT)
		return 0;
	if (f->fd == -1)
		return err_sys(err, "%s", folder);
	copy = fcntl(f->fd, F_DUPFD_CLOEXEC, 3);
	if (copy == -1 || (d = fdopendir(copy)) == NULL) {
		err_sys(err, "%s", folder);
		if (copy != -1)
			close(copy);
		certdir_close(f);
		return -1;
	}
	r = list_pairs(d, f);
	if (r == -1)
		err_sys(err, "%s", folder);
	else if (r == 1)
		r = err_set(err, ERR_USAGE, "%s: more than %d pairs", folder,
		    CERTDIR_PAIRS_MAX);
	else if (f->n == 0)
		r = err_set(err, ERR_USAGE, "%s: no %s in it", folder,
		    CHAIN_FILE);
	(void)closedir(d);
	if (r == -1) {
		certdir_close(f);
		return -1;
	}
	qsort(f->label, f->n, sizeof(f->label[0]), order);
	return 1;
}

void
certdir_close(struct certdir_folder *f)
{
	if (f->fd != -1)
		(void)close(f->fd);
	f->fd = -1;
}

/* O_NONBLOCK: a FIFO in the folder must not hold the connection up. */
static int
open_file(int dir, const char *label, const char *name, struct err *err)
{
	struct buf path = BUF_INIT(CERTDIR_LABEL_MAX + 20);
	struct stat st;
	int fd;

	buf_adds(&path, label);
	buf_adds(&path, name);
	fd = openat(dir, buf_str(&path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd == -1 || fstat(fd, &st) == -1) {
		err_sys(err, "%s", buf_str(&path));
	} else if (!S_ISREG(st.st_mode) || st.st_size > CERTDIR_FILE_MAX) {
		err_set(err, ERR_USAGE, "%s: no file of at most %u bytes",
		    buf_str(&path), CERTDIR_FILE_MAX);
		close(fd);
		fd = -1;
	}
	buf_done(&path);
	return fd;
}

int
certdir_pair(const struct certdir_folder *f, size_t i, int fds_out[2],
    struct err *err)
{
	fds_out[0] = open_file(f->fd, f->label[i], CHAIN_FILE, err);
	if (fds_out[0] == -1)
		return -1;
	fds_out[1] = open_file(f->fd, f->label[i], KEY_FILE, err);
	if (fds_out[1] == -1) {
		close(fds_out[0]);
		return -1;
	}
	return 0;
}

int
certdir_ocsp(const struct certdir_folder *f, size_t i)
{
	return open_file(f->fd, f->label[i], OCSP_FILE, NULL);
}
