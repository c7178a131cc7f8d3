/* treefs - see treefs.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/treefs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/likedir.h"
#include "maildir/disk.h"
#include "maildir/foldername.h"
#include "maildir/treedir.h"
#include "maildir/treemove.h"

/* The directory above the last level of a name, and that level. */
struct place {
	int above;               /* the caller's to close, unless it is t->fd */
	char last[FOLDERNAME_MAX + 1];
};

static void
leave(const struct tree *t, const struct place *p)
{
	if (p->above != -1 && p->above != t->fd)
		close(p->above);
}

/* One level down, made with the permissions of the Maildir itself, as Dovecot
 * does, or it renames nothing between its directories and ours: 1, 0 there is
 * none (or no directory), -1. */
static int
descend(const struct tree *t, struct place *p, struct span level, bool make,
    struct err *err)
{
	int down, got;

	memcpy(p->last, level.p, level.n);
	p->last[level.n] = '\0';
	if (make && likedir_mkdir(p->above, p->last, t->fd) == -1 &&
	    errno != EEXIST)
		return err_sys(err, "cannot make %s", p->last);
	got = disk_dir(p->above, p->last, &down, err);
	if (got == -1 && err != NULL &&
	    (err->sys == ENOTDIR || err->sys == ELOOP)) {
		if (make)
			return err_set(err, ERR_PERM, "%s is in the way",
			    p->last);
		*err = ERR_INIT;
		got = 0;
	}
	if (got != 1)
		return got;
	if (make && disk_sync(p->above) == -1) {
		close(down);
		return err_sys(err, "fsync of the Maildir");
	}
	leave(t, p);
	p->above = down;
	return 1;
}

/* To the last level of `name`; with `make`, what is missing above it is
 * made. */
static int
walk_to(const struct tree *t, struct span name, bool make, struct place *p,
    struct err *err)
{
	struct buf path = BUF_INIT(FOLDERNAME_MAX + 2);
	struct err own = ERR_INIT;
	struct span rest, level;
	int got = 1;

	layout_dir(LAYOUT_FS, &path, name);
	rest = buf_span(&path);
	p->above = t->fd;
	while (got == 1 && span_has(rest, '/')) {
		(void)span_cut(&rest, '/', &level);
		got = descend(t, p, level, make, &own);
	}
	if (got == 1) {
		memcpy(p->last, rest.p, rest.n);
		p->last[rest.n] = '\0';
	} else {
		leave(t, p);
		p->above = -1;
	}
	if (got == -1 && err != NULL)
		*err = own;
	buf_done(&path);
	return got;
}

static bool
has_cur(int fd)
{
	struct stat st;

	return fstatat(fd, "cur", &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISDIR(st.st_mode);
}

/* The directory of `name`, mailbox or not: 1/0/-1. */
static int
open_dir(const struct tree *t, struct span name, int *fd_out,
    struct err *err)
{
	struct err own = ERR_INIT;
	struct place p;
	int got = walk_to(t, name, false, &p, err);

	if (got != 1)
		return got;
	got = disk_dir(p.above, p.last, fd_out, &own);
	if (got == -1 && (own.sys == ENOTDIR || own.sys == ELOOP))
		got = 0;
	else if (got == -1 && err != NULL)
		*err = own;
	leave(t, &p);
	return got;
}

int
treefs_mailbox(const struct tree *t, struct span name, int *fd_out,
    struct err *err)
{
	int got = open_dir(t, name, fd_out, err);

	if (got == 1 && !foldername_is_inbox(name) && !has_cur(*fd_out)) {
		close(*fd_out);
		got = 0;
	}
	return got;
}

/* Of two who make the same one, mkdir of cur lets exactly one win. */
static int
make_mailbox(int fd, struct err *err)
{
	if (treedir_make(fd, "tmp", err) == -1 ||
	    treedir_make(fd, "new", err) == -1)
		return -1;
	if (likedir_mkdir(fd, "cur", fd) == -1)
		return errno == EEXIST ? 0 : err_sys(err, "cannot make cur");
	return disk_sync(fd) == -1 ? err_sys(err, "fsync of the mailbox") : 1;
}

int
treefs_create(const struct tree *t, struct span name, struct err *err)
{
	struct span level;
	struct err own = ERR_INIT;
	struct place p;
	int got;

	if (foldername_is_inbox(name))
		return 0;
	got = walk_to(t, name, true, &p, &own);
	level = span_str(p.last);
	if (got == 1)
		got = descend(t, &p, level, true, &own);
	if (got == 1)
		got = make_mailbox(p.above, &own);
	else if (got == 0)
		got = err_set(&own, ERR_TEMP, "mailbox has gone");
	leave(t, &p);
	if (got == -1 && err != NULL)
		*err = own;
	return got;
}

/* The directories above that hold nothing any more. */
static void
remove_empty(const struct tree *t, struct span name)
{
	struct place p;

	while (span_has(name, '/')) {
		name = span_sub(name, 0, span_rfind(name, '/'));
		if (walk_to(t, name, false, &p, NULL) != 1)
			return;
		if (unlinkat(p.above, p.last, AT_REMOVEDIR) == -1) {
			leave(t, &p);
			return;
		}
		leave(t, &p);
	}
}

/* What a mailbox's directory holds beside its children. */
static int
remove_files(int fd, struct err *err)
{
	DIR *d = disk_list(fd, "mailbox", err);
	const struct dirent *e;

	if (d == NULL)
		return -1;
	while ((e = readdir(d)) != NULL)
		if (strcmp(e->d_name, ".") != 0 &&
		    strcmp(e->d_name, "..") != 0 &&
		    !treedir_is_directory(fd, e))
			(void)unlinkat(fd, e->d_name, 0);
	closedir(d);
	return 0;
}

/* cur first: with it the mailbox is gone. 1, 0 it was none, -1. */
static int
take_parts(int fd, int trash, struct err *err)
{
	if (renameat(fd, "cur", trash, "cur") == -1)
		return errno == ENOENT ? 0 : err_sys(err, "remove cur");
	if (disk_sync(fd) == -1)
		return err_sys(err, "fsync of the mailbox");
	(void)renameat(fd, "new", trash, "new");
	(void)renameat(fd, "tmp", trash, "tmp");
	return 1;
}

static int
delete_mailbox(const struct tree *t, int fd, struct err *err)
{
	int trash, got = treedir_make_trash(t->fd, &trash, err);

	if (got == -1)
		return -1;
	got = take_parts(fd, trash, err);
	close(trash);
	/* It is gone for everybody; what is left is only disk space. */
	if (got == 1)
		(void)remove_files(fd, NULL);
	(void)!treedir_empty_trash(t->fd, NULL);
	return got;
}

int
treefs_delete(const struct tree *t, struct span name, struct err *err)
{
	struct place p;
	int fd, got = walk_to(t, name, false, &p, err);
	bool empty;

	if (got != 1)
		return got;
	got = open_dir(t, name, &fd, err);
	if (got == 1) {
		got = delete_mailbox(t, fd, err);
		close(fd);
		/* Its children stay, and with them the directory. One that was
		 * no mailbox goes only when it is empty. */
		empty = got != -1 && unlinkat(p.above, p.last,
		    AT_REMOVEDIR) == 0;
		if (got == 0 && empty)
			got = 1;
		if (empty && disk_sync(p.above) == -1)
			got = err_sys(err, "fsync of the Maildir");
		if (empty)
			remove_empty(t, name);
	}
	leave(t, &p);
	return got;
}

int
treefs_move(const struct tree *t, struct span from, struct span to,
    struct err *err)
{
	struct place a, b;
	int got = walk_to(t, from, false, &a, err);

	if (got != 1)
		return got;
	if (walk_to(t, to, true, &b, err) != 1) {
		leave(t, &a);
		return -1;
	}
	if (renameat(a.above, a.last, b.above, b.last) == -1)
		got = errno == ENOENT ? 0 : errno == ENOTEMPTY ||
		    errno == EEXIST || errno == ENOTDIR ?
		    treemove_exists(to, err) :
		    err_sys(err, "rename %s", a.last);
	else if (disk_sync(b.above) == -1 || disk_sync(a.above) == -1)
		got = err_sys(err, "fsync of the Maildir");
	leave(t, &a);
	leave(t, &b);
	remove_empty(t, got == 1 ? from : to);
	return got;
}

/* The name that directory entry `e` below `above` stands for; false when it is
 * no mailbox. INBOX itself is the root, in this spelling its children lie
 * there. */
static bool
entry_name(struct buf *out, struct span above, const struct dirent *e)
{
	struct span s = span_str(e->d_name);

	buf_reset(out);
	if (above.n > 0) {
		buf_add(out, above);
		buf_addc(out, '/');
	} else if (foldername_is_inbox(s) && !span_eq(s, SPAN("INBOX"))) {
		return false;
	} else if (strcmp(e->d_name, TREEDIR_TRASH) == 0) {
		return false;
	}
	buf_add(out, s);
	return buf_ok(out) &&
	    layout_check(LAYOUT_FS, buf_span(out), NULL) == 0;
}

/* A directory of which all may be listed but what is below it. */
static int
list_below(struct treelist *l, int fd, struct span above, struct err *err);

static int
list_one(struct treelist *l, int fd, const char *file, struct span name,
    struct err *err)
{
	size_t at = l->list->n;
	struct stat st;
	int sub, got = disk_dir(fd, file, &sub, NULL);

	/* What we may not look into is not ours to list. */
	if (got != 1)
		return 0;
	got = span_eq(name, SPAN("INBOX")) ? 0 :
	    treelist_add(l, name, has_cur(sub), err);
	/* Nothing in it but cur, new and tmp: it need not be read. */
	if (got == 0 && !(l->list->n > at && l->list->entries[at].exists &&
	    fstat(sub, &st) == 0 && st.st_nlink == 5))
		got = list_below(l, sub, name, err);
	if (got == 0 && l->list->n > at + 1 &&
	    span_eq(l->list->entries[at].name, name))
		l->list->entries[at].children = true;
	close(sub);
	return got;
}

static int
list_below(struct treelist *l, int fd, struct span above, struct err *err)
{
	struct buf name = BUF_INIT(FOLDERNAME_MAX * 2);
	DIR *d = disk_list(fd, "the Maildir", err);
	const struct dirent *e;
	int r = 0;

	while (d != NULL && r == 0 && (errno = 0, e = readdir(d)) != NULL)
		if (entry_name(&name, above, e) && treedir_is_directory(fd, e))
			r = list_one(l, fd, e->d_name, buf_span(&name), err);
	if (d != NULL && r == 0 && errno != 0)
		r = err_sys(err, "read the Maildir");
	if (d != NULL)
		closedir(d);
	buf_done(&name);
	return d == NULL ? -1 : r;
}

int
treefs_list(const struct tree *t, struct treelist *l, struct err *err)
{
	return list_below(l, t->fd, SPAN(""), err);
}
