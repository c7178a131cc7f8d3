/* tree - see tree.h. One file: listing, renaming and removing share the entries and
 * the directory names, and each is a few short functions.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/tree.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "maildir/disk.h"
#include "maildir/foldername.h"
#include "maildir/subscriptions.h"

/* Where a mailbox goes while it is being removed; the name is Dovecot's, so each
 * cleans up after the other. */
#define TRASH "..DOVECOT-TRASHED"
#define PATH_MAX_HERE 4096

static const char *const parts[] = { "cur", "new", "tmp" };

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

static int
make_parts(int fd, const char *what, struct err *err)
{
	size_t i;

	for (i = 0; i < LENGTH(parts); i++)
		if (mkdirat(fd, parts[i], 0700) == -1 && errno != EEXIST)
			return err_sys(err, "cannot make %s/%s", what,
			    parts[i]);
	return 0;
}

static bool
has_parts(int fd)
{
	struct stat st;
	size_t i;

	for (i = 0; i < LENGTH(parts); i++)
		if (fstatat(fd, parts[i], &st, AT_SYMLINK_NOFOLLOW) == -1)
			return false;
	return true;
}

int
tree_open(struct tree *t, const char *path, bool create, struct err *err)
{
	t->quota = NULL;
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
	if (create && !has_parts(t->fd) &&
	    (make_parts(t->fd, path, err) == -1 ||
	    (disk_sync(t->fd) == -1 && err_sys(err, "fsync %s", path) == -1))) {
		tree_close(t);
		return -1;
	}
	return 0;
}

void
tree_close(struct tree *t)
{
	if (t->fd != -1)
		close(t->fd);
	t->fd = -1;
}

/* Parts that are missing in an existing mailbox are made: mutt leaves out tmp,
 * rsync and tar leave out empty directories. */
int
tree_mailbox(const struct tree *t, struct span name, int *fd_out,
    struct err *err)
{
	struct buf dir = BUF_INIT(FOLDERNAME_MAX + 2);
	int got = foldername_check(name, err);

	if (got == 0) {
		foldername_dir(&dir, name);
		got = disk_dir(t->fd, buf_str(&dir), fd_out, err);
	}
	if (got == 1 && !has_parts(*fd_out) &&
	    make_parts(*fd_out, buf_str(&dir), err) == -1) {
		close(*fd_out);
		got = -1;
	}
	buf_done(&dir);
	return got;
}

/* Of two who make the same one, mkdir lets exactly one win; a crash in between
 * leaves parts missing, which tree_mailbox makes. */
int
tree_create(const struct tree *t, struct span name, struct err *err)
{
	struct buf dir = BUF_INIT(FOLDERNAME_MAX + 2);
	int fd, got = foldername_check_new(name, err), file;

	if (got == -1)
		return -1;
	foldername_dir(&dir, name);
	got = foldername_is_inbox(name) ? 0 : 1;
	if (got == 1 && mkdirat(t->fd, buf_str(&dir), 0700) == -1)
		got = errno == EEXIST ? 0 : err_sys(err, "cannot make %s",
		    buf_str(&dir));
	if (got != -1 && disk_dir(t->fd, buf_str(&dir), &fd, err) != 1) {
		if (err != NULL && err->kind == ERR_NONE)
			err_set(err, ERR_TEMP, "%s has gone", buf_str(&dir));
		got = -1;
	} else if (got != -1) {
		if (make_parts(fd, buf_str(&dir), err) == -1)
			got = -1;
		if (got == 1) {
			file = openat(fd, "maildirfolder", O_WRONLY | O_CREAT |
			    O_NOFOLLOW | O_CLOEXEC, 0600);
			if (file == -1)
				got = err_sys(err, "%s/maildirfolder",
				    buf_str(&dir));
			else
				close(file);
		}
		if (got == 1 && (disk_sync(fd) == -1 ||
		    disk_sync(t->fd) == -1))
			got = err_sys(err, "fsync %s", buf_str(&dir));
		close(fd);
	}
	buf_done(&dir);
	return got;
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

static int
empty_trash(const struct tree *t, struct err *err)
{
	int fd, got = disk_dir(t->fd, TRASH, &fd, err);

	if (got != 1)
		return got;
	got = empty_directory(fd, 2, err);
	close(fd);
	if (got == 0 && unlinkat(t->fd, TRASH, AT_REMOVEDIR) == -1 &&
	    errno != ENOENT)
		got = err_sys(err, "remove " TRASH);
	return got;
}

int
tree_delete(const struct tree *t, struct span name, struct err *err)
{
	struct buf dir = BUF_INIT(FOLDERNAME_MAX + 2);
	int got = foldername_check(name, err), i;

	if (got == -1)
		return -1;
	if (foldername_is_inbox(name))
		return err_set(err, ERR_PERM, "INBOX cannot be removed");
	foldername_dir(&dir, name);
	for (i = 0; i < 3; i++) {
		got = renameat(t->fd, buf_str(&dir), t->fd, TRASH);
		if (got == 0 || (errno != ENOTEMPTY && errno != EEXIST))
			break;
		/* Somebody's leftover, or a removal that goes on now. */
		if (empty_trash(t, err) == -1)
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
	if (got == 1 && empty_trash(t, NULL) == -1)
		got = 1;
	buf_done(&dir);
	return got;
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

static int
compare_entries(const void *a, const void *b)
{
	const struct tree_entry *x = a, *y = b;

	return span_cmp(x->name, y->name);
}

static int
add_entry(struct tree_list *l, size_t *cap, struct span name, bool exists,
    struct err *err)
{
	if (l->n == TREE_MAILBOXES_MAX)
		return err_set(err, ERR_LIMIT, "more than %d mailboxes",
		    TREE_MAILBOXES_MAX);
	if (l->n == *cap) {
		*cap = *cap == 0 ? 32 : *cap * 2;
		l->entries = mem_resize(l->entries, *cap, sizeof(*l->entries));
	}
	l->entries[l->n++] = (struct tree_entry){ pool_span(&l->pool, name),
		exists, false, false };
	return 0;
}

static bool
is_directory(int dir, const struct dirent *e)
{
	struct stat st;

#ifdef DT_DIR
	if (e->d_type != DT_UNKNOWN)
		return e->d_type == DT_DIR;
#endif
	return fstatat(dir, e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISDIR(st.st_mode);
}

/* The name that a directory entry stands for; n == 0 when it is no mailbox. */
static struct span
entry_name(int dir, const struct dirent *e)
{
	struct span s = span_str(e->d_name);

	if (s.n < 2 || s.p[0] != '.' || foldername_check(span_from(s, 1),
	    NULL) == -1 || foldername_is_inbox(span_from(s, 1)) ||
	    !is_directory(dir, e))
		return span_of(NULL, 0);
	return span_from(s, 1);
}

static int
read_entries(const struct tree *t, struct tree_list *l, size_t *cap,
    struct err *err)
{
	DIR *d = disk_list(t->fd, "the Maildir", err);
	const struct dirent *e;
	int r = 0;

	if (d == NULL)
		return -1;
	while (r == 0 && (errno = 0, e = readdir(d)) != NULL) {
		struct span name = entry_name(t->fd, e);

		if (name.n > 0)
			r = add_entry(l, cap, name, true, err);
	}
	if (r == 0 && errno != 0)
		r = err_sys(err, "read the Maildir");
	closedir(d);
	return r;
}

static bool
is_below(struct span name, struct span parent)
{
	return name.n > parent.n && span_starts(name, parent) &&
	    name.p[parent.n] == '.';
}

/* For every name, all its parents, and then each name once. Sorting by bytes
 * does not put children next to parents ("A-" lies between "A" and "A.B"), so
 * parents are looked up by bsearch. */
static int
add_parents(struct tree_list *l, size_t *cap, struct err *err)
{
	size_t i, had = l->n, to = 0;

	for (i = 0; i < had; i++) {
		struct span name = l->entries[i].name;
		size_t dot;

		for (dot = span_find(name, 0, '.'); dot < name.n;
		    dot = span_find(name, dot + 1, '.')) {
			struct tree_entry key = { span_sub(name, 0, dot), false,
				false, false };
			struct tree_entry *found;

			/* The neighbour has seen to it already. */
			if (i > 0 && is_below(l->entries[i - 1].name, key.name))
				continue;
			found = bsearch(&key, l->entries, had, sizeof(key),
			    compare_entries);
			if (found != NULL)
				found->children = true;
			else if (add_entry(l, cap, key.name, false, err) == -1)
				return -1;
			else
				l->entries[l->n - 1].children = true;
		}
	}
	if (l->n == had)
		return 0;
	qsort(l->entries, l->n, sizeof(*l->entries), compare_entries);
	for (i = 0; i < l->n; i++)
		if (to == 0 || !span_eq(l->entries[to - 1].name,
		    l->entries[i].name))
			l->entries[to++] = l->entries[i];
	l->n = to;
	return 0;
}

/* INBOX is the first entry and not in byte order. */
static void
put_inbox_first(struct tree_list *l)
{
	size_t i = l->n;

	while (--i > 0)
		l->entries[i] = l->entries[i - 1];
	l->entries[0] = (struct tree_entry){ pool_span(&l->pool,
	    SPAN("INBOX")), true, false, false };
	for (i = 1; i < l->n; i++)
		if (span_istarts(l->entries[i].name, SPAN("INBOX.")))
			l->entries[0].children = true;
}

static int
note_subscriptions(const struct tree *t, struct tree_list *l,
    struct err *err)
{
	struct subscriptions s;
	size_t i;
	int r;

	assert(l->entries != NULL);     /* INBOX is in it */
	subscriptions_init(&s);
	r = subscriptions_read(&s, t->fd, err);
	for (i = 0; r == 0 && i < s.n; i++) {
		struct tree_entry key = { s.names[i], false, false, false };
		struct tree_entry *found = foldername_is_inbox(s.names[i]) ?
		    &l->entries[0] : bsearch(&key, l->entries + 1, l->n - 1,
		    sizeof(key), compare_entries);

		if (found != NULL)
			found->subscribed = true;
	}
	subscriptions_done(&s);
	return r;
}

int
tree_list(const struct tree *t, struct tree_list *out, struct err *err)
{
	size_t cap = 0;

	tree_list_done(out);
	if (read_entries(t, out, &cap, err) == -1)
		return -1;
	if (out->n > 0)
		qsort(out->entries, out->n, sizeof(*out->entries),
		    compare_entries);
	/* One entry more for INBOX, put in at the end. */
	if ((out->n > 0 && add_parents(out, &cap, err) == -1) ||
	    add_entry(out, &cap, SPAN("INBOX"), true, err) == -1)
		return -1;
	put_inbox_first(out);
	return note_subscriptions(t, out, err);
}

/* One directory of a rename. A directory with something in it is never replaced
 * by rename(2), and every mailbox has something in it. */
static int
move_one(const struct tree *t, struct span from, struct span to,
    struct err *err)
{
	struct buf a = BUF_INIT(FOLDERNAME_MAX + 2);
	struct buf b = BUF_INIT(FOLDERNAME_MAX + 2);
	int got = 1;

	foldername_dir(&a, from);
	foldername_dir(&b, to);
	if (renameat(t->fd, buf_str(&a), t->fd, buf_str(&b)) == -1)
		got = errno == ENOENT ? 0 :
		    errno == ENOTEMPTY || errno == EEXIST ?
		    err_set(err, ERR_PERM, "mailbox %.*s exists", (int)to.n,
		    to.p) : err_sys(err, "rename %s", buf_str(&a));
	buf_done(&a);
	buf_done(&b);
	return got;
}

static void
moved_name(struct buf *out, struct span name, struct span from,
    struct span to)
{
	buf_reset(out);
	buf_add(out, to);
	buf_add(out, span_from(name, from.n));
}

/* May every one of them have its new name? Looked at before the first moves. */
static int
check_rename(const struct tree_list *l, struct span from, struct span to,
    struct err *err)
{
	struct buf name = BUF_INIT(FOLDERNAME_MAX * 2 + 2);
	size_t i;
	int found = 0;

	for (i = 1; found != -1 && i < l->n; i++) {
		struct tree_entry key = { { NULL, 0 }, false, false, false };
		const struct tree_entry *there;

		if (!l->entries[i].exists || (!is_below(l->entries[i].name,
		    from) && !span_eq(l->entries[i].name, from)))
			continue;
		found = 1;
		moved_name(&name, l->entries[i].name, from, to);
		key.name = buf_span(&name);
		there = bsearch(&key, l->entries + 1, l->n - 1, sizeof(key),
		    compare_entries);
		if (foldername_check_new(key.name, err) == -1)
			found = -1;
		else if (there != NULL && there->exists)
			found = err_set(err, ERR_PERM, "mailbox %s exists",
			    buf_str(&name));
	}
	buf_done(&name);
	return found;
}

/* Children first: should the system stop us between two, the mailbox itself
 * still has its old name and the command can be given again. */
static int
move_all(const struct tree *t, const struct tree_list *l, struct span from,
    struct span to, struct err *err)
{
	struct buf name = BUF_INIT(FOLDERNAME_MAX * 2 + 2);
	size_t i;
	int got = 1;

	for (i = l->n; got != -1 && i > 1; i--) {
		const struct tree_entry *e = &l->entries[i - 1];

		if (!e->exists || (!is_below(e->name, from) &&
		    !span_eq(e->name, from)))
			continue;
		moved_name(&name, e->name, from, to);
		got = move_one(t, e->name, buf_span(&name), err);
	}
	buf_done(&name);
	if (got != -1 && disk_sync(t->fd) == -1)
		got = err_sys(err, "fsync of the Maildir");
	return got == -1 ? -1 : 1;
}

int
tree_rename(const struct tree *t, struct span from, struct span to,
    struct err *err)
{
	struct tree_list l;
	int got;

	if (foldername_check(from, err) == -1 ||
	    foldername_check_new(to, err) == -1)
		return -1;
	if (foldername_is_inbox(from) || foldername_is_inbox(to))
		return err_set(err, ERR_PERM, "INBOX cannot be renamed");
	if (is_below(to, from) || span_eq(to, from))
		return err_set(err, ERR_PERM, "%.*s lies in %.*s", (int)to.n,
		    to.p, (int)from.n, from.p);
	tree_list_init(&l);
	got = tree_list(t, &l, err) == -1 ? -1 :
	    check_rename(&l, from, to, err);
	if (got == 1)
		got = move_all(t, &l, from, to, err);
	tree_list_done(&l);
	return got;
}
