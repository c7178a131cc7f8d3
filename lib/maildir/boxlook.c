/* boxlook - see boxlook.h. Which of the rules in boxsync.c a step keeps is said
 * with it.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/boxlook.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "maildir/msgname.h"

void
boxlook_init(struct boxlook *l, struct box *b)
{
	memset(l, 0, sizeof(*l));
	l->b = b;
	scan_init(&l->scan);
}

void
boxlook_done(struct boxlook *l)
{
	scan_done(&l->scan);
	free(l->entry);
	free(l->fresh);
}

/* Was this UID told to be gone? */
static bool
is_reappeared(const struct box *b, uint32_t uid)
{
	size_t i;

	if (b->validity == 0 || uid >= b->seen_next ||
	    b->validity != b->uids.uidvalidity)
		return false;
	i = box_find(b, uid);
	return i == b->n || b->messages[i].uid != uid;
}

/* Which file belongs to which record. */
static void
match(struct boxlook *l)
{
	struct box *b = l->b;
	size_t i, found = 0, dead = 0;

	l->entry = mem_resize(l->entry, b->uids.n + 1, sizeof(*l->entry));
	l->fresh = mem_resize(l->fresh, l->scan.n + 1, sizeof(*l->fresh));
	memset(l->entry, 0, (b->uids.n + 1) * sizeof(*l->entry));
	l->n_fresh = 0;
	l->twins = l->in_new = false;
	l->letters = 0;
	for (i = 0; i < l->scan.n; i++) {
		struct scan_entry *e = &l->scan.entries[i];
		size_t record = uidlist_find(&b->uids, scan_base(&l->scan, e));
		struct msgname name;

		if (e->skip)
			continue;
		msgname_parse(scan_info(&l->scan, e), &name);
		l->letters |= name.flags.keywords;
		l->in_new |= e->in_new;
		if (record == UIDLIST_NONE || is_reappeared(b,
		    b->uids.records[record].uid)) {
			l->fresh[l->n_fresh++] = (uint32_t)i;
		} else if (l->entry[record] != 0) {
			l->twins = true;
			l->entry[record] = (uint32_t)i + 1;
		} else {
			l->entry[record] = (uint32_t)i + 1;
			found++;
		}
	}
	for (i = 0; i < b->uids.n; i++)
		dead += b->uids.records[i].dead;
	l->missing = found + dead < b->uids.n;
}

int
boxlook_around(struct boxlook *l, bool locked, struct err *err)
{
	struct box *b = l->b;
	struct boxstate_stamp cur, new;

	scan_reset(&l->scan);
	if ((locked ? boxstate_refresh(b, err) :
	    uidlist_refresh(&b->uids, b->dir, false, err)) == -1 ||
	    boxstate_stamp(b->new, &l->new, err) == -1 ||
	    boxstate_stamp(b->cur, &l->cur, err) == -1 ||
	    scan_read(&l->scan, b->new, true, err) == -1 ||
	    scan_read(&l->scan, b->cur, false, err) == -1 ||
	    boxstate_stamp(b->new, &new, err) == -1 ||
	    boxstate_stamp(b->cur, &cur, err) == -1)
		return -1;
	b->listed = true;
	l->stable = boxstate_same_time(&cur, &l->cur) &&
	    boxstate_same_time(&new, &l->new);
	match(l);
	return 0;
}

static bool
is_there(const struct box *b, bool in_new, const char *name, struct stat *st)
{
	return fstatat(in_new ? b->new : b->cur, name, st,
	    AT_SYMLINK_NOFOLLOW) == 0;
}

static char *
entry_path(const struct boxlook *l, const struct scan_entry *e)
{
	return span_dup(scan_name(&l->scan, e));
}

/* A second message under one base: it gets a name of its own, in new/, and is
 * fresh. */
static int
rename_twin(struct boxlook *l, struct scan_entry *e, struct err *err)
{
	struct buf name = BUF_INIT(MSGNAME_MAX);
	struct msgname_seed seed;
	char *old = entry_path(l, e);
	int r = 0;

	msgname_seed(&seed, 0);
	msgname_write(&name, &seed);
	if (renameat(e->in_new ? l->b->new : l->b->cur, old, l->b->new,
	    buf_str(&name)) == -1)
		r = errno == ENOENT ? 0 : err_sys(err, "rename %s", old);
	else
		scan_add(&l->scan, buf_span(&name), true);
	buf_done(&name);
	free(old);
	return r;
}

/* Entries a and b have one base: which is right? */
static int
settle_twins(struct boxlook *l, size_t a, size_t b, struct err *err)
{
	struct scan_entry *x = &l->scan.entries[a], *y = &l->scan.entries[b];
	char *x_name = entry_path(l, x), *y_name = entry_path(l, y);
	struct stat x_st, y_st;
	int r = 0;

	if (!is_there(l->b, x->in_new, x_name, &x_st)) {
		x->skip = true;
	} else if (!is_there(l->b, y->in_new, y_name, &y_st)) {
		y->skip = true;
	} else if (x_st.st_ino == y_st.st_ino && x_st.st_dev == y_st.st_dev) {
		(void)unlinkat(x->in_new ? l->b->new : l->b->cur, x_name, 0);
		x->skip = true;
	} else {
		x->skip = true;
		r = rename_twin(l, x, err);      /* may move the entries */
	}
	free(x_name);
	free(y_name);
	return r;
}

static int
compare_bases(struct span a, struct span b)
{
	return span_cmp(a, b);
}

struct pair {
	struct span base;
	size_t entry;
};

static int
compare_pairs(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	int d = compare_bases(x->base, y->base);

	return d != 0 ? d : x->entry < y->entry ? -1 : x->entry > y->entry;
}

/* Twins are rare: found by sorting all names, under the lock. */
int
boxlook_twins(struct boxlook *l, struct err *err)
{
	size_t n = l->scan.n, i;
	struct pair *pairs = mem_alloc((n + 1) * sizeof(*pairs));
	char *names = mem_alloc(l->scan.names.len + 1);
	int r = 0;

	memcpy(names, buf_str(&l->scan.names), l->scan.names.len + 1);
	for (i = 0; i < n; i++)
		pairs[i] = (struct pair){ span_of(names +
		    l->scan.entries[i].name, l->scan.entries[i].base_n), i };
	qsort(pairs, n, sizeof(*pairs), compare_pairs);
	for (i = 1; i < n && r == 0; i++)
		if (span_eq(pairs[i - 1].base, pairs[i].base))
			r = settle_twins(l, pairs[i - 1].entry,
			    pairs[i].entry, err);
	free(pairs);
	free(names);
	if (r == 0)
		match(l);
	return r;
}

static int
compare_fresh(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	return msgname_order(x->base, y->base);
}

/* UIDs for what has none, in the order of their times. */
int
boxlook_number(struct boxlook *l, struct err *err)
{
	struct pair *pairs = mem_alloc((l->n_fresh + 1) * sizeof(*pairs));
	size_t i, n = l->n_fresh;
	int r = 0;

	for (i = 0; i < n; i++) {
		const struct scan_entry *e = &l->scan.entries[l->fresh[i]];

		pairs[i] = (struct pair){ scan_base(&l->scan, e), 0 };
	}
	qsort(pairs, n, sizeof(*pairs), compare_fresh);
	for (i = 0; i < n && r == 0; i++)
		/* A twin waits: the next match will show it. */
		if ((i == 0 || !span_eq(pairs[i - 1].base, pairs[i].base)) &&
		    uidlist_add(&l->b->uids, pairs[i].base,
		    span_of("", 0)) == 0)
			r = err_set(err, ERR_TEMP, "no UID for %.*s",
			    (int)pairs[i].base.n, pairs[i].base.p);
	free(pairs);
	if (r == 0)
		match(l);
	return r;
}

/* new/NAME to cur/NAME:2, - a name that has an info keeps it. In the scan the
 * entry is followed. One that has gone meanwhile is left to the next look. */
int
boxlook_move(struct boxlook *l, struct err *err)
{
	struct box *b = l->b;
	size_t i, n = l->scan.n;
	int r = 0;

	for (i = 0; i < n && r == 0; i++) {
		struct buf to = BUF_INIT(MSGNAME_MAX);
		char *from;

		if (!l->scan.entries[i].in_new || l->scan.entries[i].skip)
			continue;
		from = entry_path(l, &l->scan.entries[i]);
		buf_adds(&to, from);
		if (l->scan.entries[i].n == l->scan.entries[i].base_n)
			buf_adds(&to, ":2,");
		if (!buf_ok(&to) || renameat(b->new, from, b->cur,
		    buf_str(&to)) == -1) {
			if (!buf_ok(&to) || errno != ENOENT)
				r = err_sys(err, "move new/%s", from);
		} else {
			l->moved = true;
			l->scan.entries[i].name = (uint32_t)l->scan.names.len;
			l->scan.entries[i].n = (uint8_t)to.len;
			l->scan.entries[i].moved = true;
			buf_add(&l->scan.names, buf_span(&to));
		}
		buf_done(&to);
		free(from);
		if (r == 0)
			r = dotlock_keep(&b->lock, err);
	}
	return r;
}
