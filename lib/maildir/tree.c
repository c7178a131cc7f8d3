/* tree - see tree.h. The functions that depend on the layout are those of
 * Maildir++; treefs.c has the others. Listing is treelist.c, renaming
 * treemove.c.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/likedir.h"
#include "maildir/disk.h"
#include "maildir/foldername.h"
#include "maildir/treedir.h"
#include "maildir/treefs.h"
#include "maildir/treelist.h"
#include "maildir/treemove.h"

#define PATH_MAX_HERE 4096

/* The directory entry of `path`, which has just been made. */
static int
sync_above(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int above = fd == -1 ? -1 : openat(fd, "..", O_RDONLY | O_DIRECTORY |
	    O_CLOEXEC);
	int r = above == -1 ? -1 : disk_sync(above);

	if (above != -1)
		close(above);
	if (fd != -1)
		close(fd);
	/* A parent that we may search and not read is not ours to sync. */
	return r == -1 && errno == EACCES ? 0 : r;
}

/* One directory of a path: 0 also when it was there. */
static int
make_directory(const char *path)
{
	if (mkdir(path, 0700) == 0)
		return sync_above(path);
	return errno == EEXIST || errno == EISDIR ? 0 : -1;
}

/* mkdir -p: 0, or -1 with err naming the directory that could not be made. */
static int
make_parents(const char *path, struct err *err)
{
	struct buf part = BUF_INIT(PATH_MAX_HERE);
	struct span s = span_str(path);
	size_t at;
	int r = 0;

	for (at = span_find(s, 1, '/'); r == 0 && at < s.n;
	    at = span_find(s, at + 1, '/')) {
		buf_reset(&part);
		buf_add(&part, span_sub(s, 0, at));
		if (make_directory(buf_str(&part)) == -1 && errno != EROFS &&
		    errno != EACCES)
			r = err_sys(err, "cannot make %s", buf_str(&part));
	}
	buf_done(&part);
	return r;
}

int
tree_open(struct tree *t, const char *path, bool create, struct err *err)
{
	t->quota = NULL;
	t->layout = LAYOUT_PLUS;
	t->expunged = NULL;
	t->hidden = t->nfs = false;
	t->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (t->fd == -1 && create && errno == ENOENT) {
		if (make_parents(path, err) == -1)
			return -1;
		if (make_directory(path) == -1)
			return err_sys(err, "cannot make %s", path);
		t->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	}
	if (t->fd == -1)
		return err_sys(err, "%s", path);
	if (create && !treedir_has_parts(t->fd) &&
	    (treedir_make_parts(t->fd, path, err) == -1 ||
	    (disk_sync(t->fd) == -1 && err_sys(err, "fsync %s", path) == -1))) {
		tree_close(t);
		return -1;
	}
	return 0;
}

int
tree_keep_expunged(struct tree *t, const char *name, struct err *err)
{
	t->hidden = name[0] == '.';
	/* In Maildir++ the directory has that '.' anyway. */
	t->expunged = t->hidden && t->layout == LAYOUT_PLUS ? name + 1 : name;
	if (layout_check_new(t->layout, span_str(t->expunged), err) == 0 &&
	    !foldername_is_inbox(span_str(t->expunged)))
		return 0;
	t->expunged = NULL;
	return err_set(err, ERR_USAGE, "%.80s can be no mailbox for what is "
	    "expunged", name);
}

void
tree_close(struct tree *t)
{
	if (t->fd != -1)
		close(t->fd);
	t->fd = -1;
}

int
tree_look(const struct tree *t, struct span name, int *fd_out,
    struct err *err)
{
	struct buf dir = BUF_INIT(FOLDERNAME_MAX + 2);
	int got = layout_check(t->layout, name, err);

	layout_dir(t->layout, &dir, name);
	if (got == 0)
		got = t->layout == LAYOUT_FS ? treefs_mailbox(t, name, fd_out,
		    err) : disk_dir(t->fd, buf_str(&dir), fd_out, err);
	buf_done(&dir);
	return got;
}

/* Parts that are missing in an existing mailbox are made: mutt leaves out tmp,
 * rsync and tar leave out empty directories. */
int
tree_mailbox(const struct tree *t, struct span name, int *fd_out,
    struct err *err)
{
	int got = tree_look(t, name, fd_out, err);

	if (got == 1 && !treedir_has_parts(*fd_out) &&
	    treedir_make_parts(*fd_out, "mailbox", err) == -1) {
		close(*fd_out);
		got = -1;
	}
	return got;
}

/* Of two who make the same one, mkdir lets exactly one win; a crash in between
 * leaves parts missing, which tree_mailbox makes. */
static int
create_plus(const struct tree *t, struct span name, struct err *err)
{
	struct buf dir = BUF_INIT(FOLDERNAME_MAX + 2);
	int fd, got, file;

	foldername_dir(&dir, name);
	got = foldername_is_inbox(name) ? 0 : 1;
	if (got == 1 && likedir_mkdir(t->fd, buf_str(&dir),
	    t->fd) == -1)
		got = errno == EEXIST ? 0 : err_sys(err, "cannot make %s",
		    buf_str(&dir));
	if (got != -1 && disk_dir(t->fd, buf_str(&dir), &fd, err) != 1) {
		if (err != NULL && err->kind == ERR_NONE)
			err_set(err, ERR_TEMP, "%s has gone", buf_str(&dir));
		got = -1;
	} else if (got != -1) {
		if (treedir_make_parts(fd, buf_str(&dir), err) == -1)
			got = -1;
		if (got == 1) {
			file = openat(fd, "maildirfolder", O_WRONLY | O_CREAT |
			    O_NOFOLLOW | O_CLOEXEC, 0600);
			if (file == -1)
				got = err_sys(err, "%s/maildirfolder",
				    buf_str(&dir));
			else {
				likedir_file(file, fd);
				close(file);
			}
		}
		if (got == 1 && (disk_sync(fd) == -1 ||
		    disk_sync(t->fd) == -1))
			got = err_sys(err, "fsync %s", buf_str(&dir));
		close(fd);
	}
	buf_done(&dir);
	return got;
}

int
tree_create(const struct tree *t, struct span name, struct err *err)
{
	if (layout_check_new(t->layout, name, err) == -1)
		return -1;
	return t->layout == LAYOUT_FS ? treefs_create(t, name, err) :
	    create_plus(t, name, err);
}

static int
delete_plus(const struct tree *t, struct span name, struct err *err)
{
	struct buf dir = BUF_INIT(FOLDERNAME_MAX + 2);
	int got, i;

	foldername_dir(&dir, name);
	for (i = 0; i < 3; i++) {
		got = renameat(t->fd, buf_str(&dir), t->fd, TREEDIR_TRASH);
		if (got == 0 || (errno != ENOTEMPTY && errno != EEXIST))
			break;
		/* Somebody's leftover, or a removal that goes on now. */
		if (treedir_empty_trash(t->fd, err) == -1)
			break;
	}
	if (got == -1 && errno == ENOENT)
		got = 0;
	else if (got == -1)
		got = err_sys(err, "remove %s", buf_str(&dir));
	else if (disk_sync(t->fd) == -1)
		got = err_sys(err, "fsync of the Maildir");
	else
		got = 1;
	/* It is gone for everybody; what is left is only disk space. */
	if (got == 1 && treedir_empty_trash(t->fd, NULL) == -1)
		got = 1;
	buf_done(&dir);
	return got;
}

int
tree_delete(const struct tree *t, struct span name, struct err *err)
{
	if (layout_check(t->layout, name, err) == -1)
		return -1;
	if (foldername_is_inbox(name))
		return err_set(err, ERR_PERM, "INBOX cannot be removed");
	return t->layout == LAYOUT_FS ? treefs_delete(t, name, err) :
	    delete_plus(t, name, err);
}

void
tree_list_init(struct tree_list *l)
{
	memset(l, 0, sizeof(*l));
	pool_init(&l->pool);
}

void
tree_list_done(struct tree_list *l)
{
	pool_done(&l->pool);
	free(l->entries);
	tree_list_init(l);
}

int
tree_list(const struct tree *t, struct tree_list *out, struct err *err)
{
	return treelist_read(t, out, err);
}

int
tree_rename(const struct tree *t, struct span from, struct span to,
    struct err *err)
{
	return treemove_rename(t, from, to, err);
}
