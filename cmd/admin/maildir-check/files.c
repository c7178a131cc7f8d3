/* files - see files.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/tool.h"
#include "io/unpack.h"
#include "maildir/box.h"
#include "maildir/disk.h"
#include "maildir/inflated.h"
#include "maildir/msgname.h"
#include "maildir/scan.h"
#include "resize.h"

#define CHUNK 65536

struct files {
	struct check *c;
	struct resize resize;
	int fd;                  /* cur or new */
	bool is_new;
};

/* Read it to its end; its size on the network. A compressed one is undone. */
static int
measure(struct files *f, const char *name, uint64_t *size, uint64_t *vsize)
{
	int fd = openat(f->fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
	    O_CLOEXEC);
	char *chunk, last = '\0';
	ssize_t n;

	if (fd == -1)
		return errno == ENOENT ? 1 : -1;
	if (inflated_fd(&fd, f->c->dir, BOX_INFLATED_MAX, NULL) == -1)
		return -1;
	chunk = mem_alloc(CHUNK);
	*size = *vsize = 0;
	while ((n = read(fd, chunk, CHUNK)) > 0) {
		struct span s = span_of(chunk, (size_t)n);
		size_t at;

		for (at = span_find(s, 0, '\n'); at < s.n;
		    at = span_find(s, at + 1, '\n'))
			*vsize += (at > 0 ? chunk[at - 1] : last) != '\r';
		*size += s.n;
		*vsize += s.n;
		last = chunk[n - 1];
	}
	close(fd);
	free(chunk);
	return n == 0 ? 0 : -1;
}

static bool
is_packed(const struct files *f, const char *name)
{
	int fd = openat(f->fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
	    O_CLOEXEC);
	bool yes = fd != -1 && unpack_kind_of(fd) != NULL;

	if (fd != -1)
		close(fd);
	return yes;
}

/* What the name says beside what is so. */
static int
check_sizes(struct files *f, const char *name, const struct stat *st,
    struct err *err)
{
	uint64_t size = (uint64_t)st->st_size, vsize = 0;
	struct msgname m;
	bool wrong, deep;
	int got;

	msgname_parse(span_str(name), &m);
	wrong = m.has_size && m.size != size && !is_packed(f, name);
	deep = f->c->deep || wrong;
	got = deep ? measure(f, name, &size, &vsize) : 0;
	if (got == 1)
		return 0;
	if (got == -1) {
		check_tell(f->c, false, "cannot be read:", span_str(name));
		return 0;
	}
	if (deep)
		wrong = (m.has_size && m.size != size) ||
		    (m.has_vsize && m.vsize != vsize);
	if (!wrong)
		return 0;
	if (f->c->repair)
		return resize_add(&f->resize, f->is_new, span_str(name), size,
		    vsize, err);
	check_tell(f->c, false, "says a size that is not its own:",
	    span_str(name));
	return 0;
}

static int
check_file(struct files *f, const char *name, struct err *err)
{
	struct stat st;

	if (strncmp(name, ".nfs", 4) == 0) {
		tool_explain("%s: of NFS, a file that is still open", name);
		return 0;
	}
	if (fstatat(f->fd, name, &st, AT_SYMLINK_NOFOLLOW) == -1)
		return 0;
	if (!S_ISREG(st.st_mode) || !msgname_is_usable(span_str(name)))
		check_tell(f->c, false, "is no message:", span_str(name));
	else if (st.st_size == 0)
		check_tell(f->c, false, "is empty:", span_str(name));
	else
		return check_sizes(f, name, &st, err);
	return 0;
}

static int
check_directory(struct files *f, const char *part, struct err *err)
{
	const struct dirent *e;
	int r = 0, got = disk_dir(f->c->dir, part, &f->fd, err);
	DIR *d = got == 1 ? disk_list(f->fd, part, err) : NULL;

	if (got != 1)
		return got;
	while (d != NULL && r == 0 && (e = readdir(d)) != NULL)
		if (strcmp(e->d_name, ".") != 0 &&
		    strcmp(e->d_name, "..") != 0)
			r = check_file(f, e->d_name, err);
	if (d != NULL)
		closedir(d);
	close(f->fd);
	return d == NULL ? -1 : r;
}

static int
by_base(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return span_cmp(*x, *y);
}

/* Opening the mailbox gives the second one a name of its own. */
static int
settle_twins(struct check *c, struct err *err)
{
	struct box *b;
	int got = box_open(c->tree, c->name, BOX_WRITE, &b, err);

	if (got == 1)
		box_close(b);
	return got;
}

static int
check_twins(struct check *c, struct err *err)
{
	struct scan s;
	struct span *bases;
	size_t i, twins = 0;
	int cur, new, r;

	scan_init(&s);
	r = disk_dir(c->dir, "new", &new, err);
	if (r == 1) {
		r = scan_read(&s, new, true, err);
		close(new);
	}
	if (r != -1 && (r = disk_dir(c->dir, "cur", &cur, err)) == 1) {
		r = scan_read(&s, cur, false, err);
		close(cur);
	}
	bases = mem_alloc((s.n + 1) * sizeof(*bases));
	for (i = 0; i < s.n; i++)
		bases[i] = scan_base(&s, &s.entries[i]);
	qsort(bases, s.n, sizeof(*bases), by_base);
	for (i = 1; i < s.n && r != -1; i++)
		if (span_eq(bases[i - 1], bases[i])) {
			if (twins++ == 0 && c->repair)
				r = settle_twins(c, err);
			if (r != -1)
				check_tell(c, c->repair,
				    "two files with one base name:", bases[i]);
		}
	free(bases);
	scan_done(&s);
	return r == -1 ? -1 : 0;
}

int
files_check(struct check *c, struct err *err)
{
	struct files f = { .c = c };
	int r = check_twins(c, err);

	resize_init(&f.resize, c);
	if (r == 0)
		r = check_directory(&f, "cur", err);
	f.is_new = true;
	if (r == 0)
		r = check_directory(&f, "new", err);
	if (r == 0)
		r = resize_run(&f.resize, err);
	resize_done(&f.resize);
	return r;
}
