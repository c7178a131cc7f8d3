/* treemove - see treemove.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/treemove.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "maildir/disk.h"
#include "maildir/foldername.h"
#include "maildir/lazymark.h"
#include "maildir/quota.h"
#include "maildir/treefs.h"
#include "maildir/treelist.h"

int
treemove_exists(struct span name, struct err *err)
{
	err_set(err, ERR_PERM, "mailbox %.*s exists", name.n > 100 ? 100 :
	    (int)name.n, name.p);
	if (err != NULL)
		err->sys = EEXIST;
	return -1;
}

/* One directory of a Maildir++. A directory with something in it is never
 * replaced by rename(2), and every mailbox has something in it. */
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
		    treemove_exists(to, err) :
		    err_sys(err, "rename %s", buf_str(&a));
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
check_rename(const struct tree *t, const struct tree_list *l,
    struct span from, struct span to, struct err *err)
{
	struct buf name = BUF_INIT(FOLDERNAME_MAX * 2 + 2);
	char separator = layout_separator(t->layout);
	size_t i;
	int found = 0;

	for (i = 1; found != -1 && i < l->n; i++) {
		struct tree_entry key = { { NULL, 0 }, false, false, false };
		const struct tree_entry *there;

		if ((!l->entries[i].exists && t->layout == LAYOUT_PLUS) ||
		    (!treelist_is_below(l->entries[i].name, from, separator) &&
		    !span_eq(l->entries[i].name, from)))
			continue;
		found = 1;
		moved_name(&name, l->entries[i].name, from, to);
		key.name = buf_span(&name);
		there = bsearch(&key, l->entries + 1, l->n - 1, sizeof(key),
		    treelist_compare);
		if (layout_check_new(t->layout, key.name, err) == -1)
			found = -1;
		else if (there != NULL && there->exists)
			found = treemove_exists(buf_span(&name), err);
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

		if (!e->exists || (!treelist_is_below(e->name, from, '.') &&
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

/* Under another name it is a mailbox like any other, and what is in it
 * counts. */
static int
unmark(const struct tree *t, struct span name, struct err *err)
{
	struct quota_usage usage;
	int dir, got = tree_look(t, name, &dir, err);

	if (got != 1)
		return got;
	got = lazymark_drop(dir, err);
	close(dir);
	if (got == 1 && t->quota != NULL)
		got = quota_recount(t->quota, t, &usage, err);
	return got == -1 ? -1 : 0;
}

int
treemove_rename(const struct tree *t, struct span from, struct span to,
    struct err *err)
{
	struct tree_list l;
	int got;

	if (layout_check(t->layout, from, err) == -1 ||
	    layout_check_new(t->layout, to, err) == -1)
		return -1;
	if (foldername_is_inbox(from) || foldername_is_inbox(to))
		return err_set(err, ERR_PERM, "INBOX cannot be renamed");
	if (treelist_is_below(to, from, layout_separator(t->layout)) ||
	    span_eq(to, from))
		return err_set(err, ERR_PERM, "%.*s lies in %.*s", (int)to.n,
		    to.p, (int)from.n, from.p);
	tree_list_init(&l);
	got = tree_list(t, &l, err) == -1 ? -1 :
	    check_rename(t, &l, from, to, err);
	if (got == 1)
		got = t->layout == LAYOUT_FS ? treefs_move(t, from, to, err) :
		    move_all(t, &l, from, to, err);
	if (got == 1 && unmark(t, to, err) == -1)
		got = -1;
	tree_list_done(&l);
	return got;
}
