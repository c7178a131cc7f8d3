/* aclfile - see aclfile.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/aclfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "maildir/disk.h"
#include "maildir/dotlock.h"
#include "os/clock.h"

static const char file_name[] = "dovecot-acl";
static const char lock_name[] = "dovecot-acl.lock";
static const char temporary[] = "dovecot-acl.tmp";
static const char list_name[] = "dovecot-acl-list";
static const char list_lock[] = "dovecot-acl-list.lock";
static const char list_temporary[] = "dovecot-acl-list.tmp";

#define LIST_MAX (64u << 20)
#define SETTLED_S 2
#define MANY 1000                    /* lines not worth sorting */

bool
aclfile_stamp(int dir, struct aclfile_stamp *out)
{
	struct stat st;
	int64_t now;
	int32_t micros;

	if (fstatat(dir, file_name, &st, AT_SYMLINK_NOFOLLOW) == -1) {
		/* One that we cannot see might be there. */
		*out = (struct aclfile_stamp){ .settled = false };
		return errno != ENOENT;
	}
	os_clock_wall(&now, &micros);
	*out = (struct aclfile_stamp){ st.st_dev, st.st_ino, st.st_size,
		st.st_mtim, st.st_mtim.tv_sec < now - SETTLED_S };
	return true;
}

bool
aclfile_same(const struct aclfile_stamp *a, const struct aclfile_stamp *b)
{
	return a->dev == b->dev && a->ino == b->ino && a->size == b->size &&
	    a->mtime.tv_sec == b->mtime.tv_sec &&
	    a->mtime.tv_nsec == b->mtime.tv_nsec;
}

static int
read_text(int dir, struct buf *text, struct err *err)
{
	struct stat st;

	return disk_read(dir, file_name, text, &st, err);
}

int
aclfile_read(int dir, struct acl *out, struct err *err)
{
	struct buf text = BUF_INIT(ACL_TEXT_MAX);
	struct err why = ERR_INIT;
	int got = read_text(dir, &text, &why);

	acl_parse(out, got == 1 ? buf_span(&text) : span_of("", 0));
	buf_done(&text);
	if (got != -1)
		return got;
	out->unknown = 1;
	/* ELOOP: it is a symbolic link. */
	if (why.sys == 0 || why.sys == EACCES || why.sys == ELOOP)
		return 1;
	if (err != NULL)
		*err = why;
	return -1;
}

static int
replace(int dir, const struct acl *a, struct err *err)
{
	struct buf text = BUF_INIT(ACL_TEXT_MAX);
	int r;

	acl_write(a, &text);
	r = buf_ok(&text) ? disk_replace(dir, file_name, temporary,
	    buf_span(&text), NULL, err) :
	    err_set(err, ERR_LIMIT, "%s would be too large", file_name);
	buf_done(&text);
	return r;
}

int
aclfile_change(int dir, const struct aclfile_change *c, struct err *err)
{
	struct buf text = BUF_INIT(ACL_TEXT_MAX);
	struct dotlock lock;
	struct acl a;
	int r;

	dotlock_init(&lock);
	if (dotlock_take(&lock, dir, lock_name, file_name, DOTLOCK_WAIT_MS,
	    err) == -1)
		return -1;
	acl_init(&a);
	/* What cannot be read is not written over. */
	r = read_text(dir, &text, err);
	if (r != -1) {
		acl_parse(&a, buf_span(&text));
		r = acl_change(&a, &c->id, c->negative, c->how, c->rights);
	}
	if (r == 1 && replace(dir, &a, err) == -1)
		r = -1;
	dotlock_release(&lock);
	acl_done(&a);
	buf_done(&text);
	return r;
}

int
aclfile_inherit(int dir, const struct acl *parent, struct err *err)
{
	struct acl a;
	size_t i;
	int r = 0;

	acl_init(&a);
	for (i = 0; i < parent->n; i++)
		if (parent->lines[i].known)
			acl_add(&a, &parent->lines[i].entry);
	if (a.n > 0)
		r = replace(dir, &a, err);
	acl_done(&a);
	return r;
}

static int
by_id(const void *a, const void *b)
{
	const struct acl_id *x = &((const struct acl_line *)a)->entry.id;
	const struct acl_id *y = &((const struct acl_line *)b)->entry.id;

	return x->who != y->who ? (int)x->who - (int)y->who :
	    span_cmp(x->name, y->name);
}

/* Each id once. */
static void
make_unique(struct acl *a)
{
	size_t i, kept = 0;

	if (a->n > 0)
		qsort(a->lines, a->n, sizeof(*a->lines), by_id);
	for (i = 0; i < a->n; i++)
		if (kept == 0 || by_id(&a->lines[kept - 1],
		    &a->lines[i]) != 0)
			a->lines[kept++] = a->lines[i];
	a->n = kept;
}

/* Who may see this mailbox? */
static bool
note_shown(const struct acl *a, struct acl *shown)
{
	bool any = false;
	size_t i;

	for (i = 0; i < a->n; i++)
		if (a->lines[i].known && acl_shows(&a->lines[i].entry)) {
			acl_add(shown, &a->lines[i].entry);
			any = true;
		}
	return any;
}

static int
list_one(const struct tree *t, struct span name, struct buf *list,
    struct acl *shown, struct err *err)
{
	struct aclfile_stamp stamp;
	struct acl a;
	int dir, got = tree_look(t, name, &dir, err);

	if (got != 1)
		return got;
	acl_init(&a);
	got = 0;
	if (aclfile_stamp(dir, &stamp))
		got = aclfile_read(dir, &a, err);
	if (got == 1 && note_shown(&a, shown)) {
		buf_addf(list, "%lld ", (long long)stamp.mtime.tv_sec);
		buf_add(list, name);
		buf_addc(list, '\n');
	}
	acl_done(&a);
	close(dir);
	return got;
}

static int
survey(const struct tree *t, struct buf *list, struct acl *shown,
    struct err *err)
{
	struct tree_list names;
	size_t i, distinct = 0;
	int r;

	tree_list_init(&names);
	r = tree_list(t, &names, err);
	for (i = 0; r != -1 && i < names.n; i++) {
		if (names.entries[i].exists)
			r = list_one(t, names.entries[i].name, list, shown,
			    err);
		/* Now and then, so that it is linear in what is read. */
		if (shown->n > 2 * distinct + MANY) {
			make_unique(shown);
			distinct = shown->n;
		}
	}
	make_unique(shown);
	tree_list_done(&names);
	return r == -1 ? -1 : 0;
}

bool
aclfile_has_list(const struct tree *t)
{
	struct stat st;

	return fstatat(t->fd, list_name, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

int
aclfile_list(const struct tree *t, struct acl *shown, struct err *err)
{
	struct buf list = BUF_INIT(LIST_MAX);
	struct dotlock lock;
	int r;

	dotlock_init(&lock);
	if (dotlock_take(&lock, t->fd, list_lock, list_name, DOTLOCK_WAIT_MS,
	    NULL) == -1)
		lock.dir = -1;
	r = survey(t, &list, shown, err);
	if (dotlock_is_held(&lock) && (r == -1 || !buf_ok(&list) ||
	    disk_replace(t->fd, list_name, list_temporary, buf_span(&list),
	    NULL, NULL) == -1))
		(void)unlinkat(t->fd, list_name, 0);
	dotlock_release(&lock);
	buf_done(&list);
	return r;
}
