/* boxsync - see boxsync.h.
 *
 * A directory cannot be read at one instant: a file that is renamed meanwhile
 * may be seen under both names or under none. So:
 *  - The uid list is read first, then new/, then cur/. Whoever adds a message
 *    makes its file before its record, so a record without a file is one that
 *    has gone.
 *  - When something is missing and a directory's time changed while it was
 *    read, it is read again under the lock, where nobody of ours and no Dovecot
 *    renames. Only then is it believed.
 *  - A message that has been told to be gone and is there again (moved away and
 *    back, restored from a backup) gets a new UID: a client that dropped it must
 *    not meet the old one (RFC 9051 2.3.1.1).
 *  - Two files with one base: a leftover link is removed, a real second message
 *    gets a name of its own.
 * (One file, for these rules make sense only together.)
 * Without new mail no lock is taken, and with unchanged directory times nothing
 * is read at all.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/boxsync.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "maildir/disk.h"
#include "maildir/msgname.h"
#include "maildir/scan.h"
#include "os/clock.h"

#define COMPACT_MIN 100              /* dead records before it is worth it */
#define TICK_NS 50000000             /* file times that are finer than seconds */
#define TICK_S 2                     /* and those that are not */

struct look {
	struct box *b;
	struct scan scan;
	uint32_t *entry;                 /* scan entry + 1 by uid record */
	uint32_t *fresh;                 /* entries without a record */
	size_t n_fresh;
	struct boxstate_stamp cur, new;
	bool stable;                     /* no directory changed meanwhile */
	bool twins;                      /* two files with one base */
	bool missing;                    /* a record without a file */
	bool in_new;                     /* something lies in new/ */
	uint32_t letters;                /* keywords in file names */
};

static int
stamp_of(int fd, struct boxstate_stamp *out, struct err *err)
{
	struct stat st;
	int64_t now, age;
	int32_t micros;

	if (fstat(fd, &st) == -1)
		return err_sys(err, "mailbox");
	os_clock_wall(&now, &micros);
	out->mtime = st.st_mtim;
	age = now - (int64_t)st.st_mtim.tv_sec;
	if (st.st_mtim.tv_nsec == 0 || age < 0 || age > 1000)
		out->settled = age > TICK_S;
	else
		out->settled = age * 1000000000 + (int64_t)micros * 1000 -
		    (int64_t)st.st_mtim.tv_nsec > TICK_NS;
	return 0;
}

static bool
same_time(const struct boxstate_stamp *a, const struct boxstate_stamp *b)
{
	return a->mtime.tv_sec == b->mtime.tv_sec &&
	    a->mtime.tv_nsec == b->mtime.tv_nsec;
}

static void
look_init(struct look *l, struct box *b)
{
	memset(l, 0, sizeof(*l));
	l->b = b;
	scan_init(&l->scan);
}

static void
look_done(struct look *l)
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
match(struct look *l)
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

static int
look_around(struct look *l, bool locked, struct err *err)
{
	struct box *b = l->b;
	struct boxstate_stamp cur, new;

	scan_reset(&l->scan);
	if ((locked ? boxstate_refresh(b, err) :
	    uidlist_refresh(&b->uids, b->dir, false, err)) == -1 ||
	    stamp_of(b->new, &l->new, err) == -1 ||
	    stamp_of(b->cur, &l->cur, err) == -1 ||
	    scan_read(&l->scan, b->new, true, err) == -1 ||
	    scan_read(&l->scan, b->cur, false, err) == -1 ||
	    stamp_of(b->new, &new, err) == -1 ||
	    stamp_of(b->cur, &cur, err) == -1)
		return -1;
	l->stable = same_time(&cur, &l->cur) && same_time(&new, &l->new);
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
entry_path(const struct look *l, const struct scan_entry *e)
{
	return span_dup(scan_name(&l->scan, e));
}

/* A second message under one base: it gets a name of its own, in new/, and is
 * fresh. */
static int
rename_twin(struct look *l, struct scan_entry *e, struct err *err)
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
settle_twins(struct look *l, size_t a, size_t b, struct err *err)
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
static int
settle_all_twins(struct look *l, struct err *err)
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
static int
number_fresh(struct look *l, struct err *err)
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
static int
move_from_new(struct look *l, struct err *err)
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
			b->dirty_cur = b->dirty_new = true;
			l->scan.entries[i].name = (uint32_t)l->scan.names.len;
			l->scan.entries[i].n = (uint8_t)to.len;
			buf_add(&l->scan.names, buf_span(&to));
		}
		buf_done(&to);
		free(from);
		if (r == 0)
			r = dotlock_keep(&b->lock, err);
	}
	return r;
}

static bool
needs_lock(const struct look *l)
{
	const struct box *b = l->b;
	struct keywords words = b->words;

	keywords_adopt(&words, l->letters);
	return b->uids.uidvalidity == 0 || l->n_fresh > 0 ||
	    (l->missing && !l->stable) || words.changed ||
	    (b->how == BOX_WRITE && (l->in_new || l->twins));
}

static int
under_lock(struct look *l, struct err *err)
{
	struct box *b = l->b;

	if (look_around(l, true, err) == -1 ||
	    keywords_refresh(&b->words, b->dir, err) == -1)
		return -1;
	if (number_fresh(l, err) == -1 || (b->how == BOX_WRITE && l->twins &&
	    (settle_all_twins(l, err) == -1 || number_fresh(l, err) == -1)) ||
	    uidlist_write(&b->uids, b->dir, err) == -1)
		return -1;
	keywords_adopt(&b->words, l->letters);
	if (keywords_write(&b->words, b->dir, err) == -1)
		return -1;
	return b->how == BOX_WRITE ? move_from_new(l, err) : 0;
}

static int
with_lock(struct look *l, struct err *err)
{
	bool held = dotlock_is_held(&l->b->lock);
	int r;

	if (boxstate_lock(l->b, err) == -1)
		return -1;
	r = under_lock(l, err);
	if (!held)
		dotlock_release(&l->b->lock);
	return r;
}

/* The message that record `r` and entry `e` make, at index i of the box. What
 * was known of it under the same UID is `old`, or NULL. */
static void
put_message(struct box *b, size_t i, const struct look *l, size_t record,
    const struct box_message *old)
{
	const struct scan_entry *e = &l->scan.entries[l->entry[record] - 1];
	struct box_message *m = &b->messages[i];
	struct msgname name;

	msgname_parse(scan_info(&l->scan, e), &name);
	m->uid = b->uids.records[record].uid;
	m->flags = name.flags;
	m->gone = false;
	if (old != NULL ? (old->flags.system & FLAG_RECENT) != 0 : e->in_new)
		m->flags.system |= FLAG_RECENT;
	boxstate_put(b, i, scan_info(&l->scan, e),
	    e->in_new && b->how != BOX_WRITE);
}

struct lists {
	struct box_message *messages;
	struct boxstate_place *places;
	uint64_t *vsizes;
	int64_t *dates;
	size_t n;
	struct buf infos;
};

static struct lists
take_lists(struct box *b, size_t room)
{
	struct lists old = { b->messages, b->places, b->vsizes, b->dates, b->n,
		b->infos };

	b->messages = mem_alloc((room + 1) * sizeof(*b->messages));
	b->places = mem_alloc((room + 1) * sizeof(*b->places));
	b->vsizes = mem_alloc((room + 1) * sizeof(*b->vsizes));
	b->dates = mem_alloc((room + 1) * sizeof(*b->dates));
	buf_init(&b->infos, BOXSTATE_INFOS_MAX);
	b->n = 0;
	return old;
}

static void
free_lists(struct lists *l)
{
	free(l->messages);
	free(l->places);
	free(l->vsizes);
	free(l->dates);
	buf_done(&l->infos);
}

static bool
same_flags(struct flags a, struct flags b)
{
	return a.system == b.system && a.keywords == b.keywords;
}

/* The new list from the records that have a file, merged with the old one: both
 * are in UID order. */
static void
rebuild(struct look *l, struct box_changes *c)
{
	struct box *b = l->b;
	bool anew = b->validity != 0 && b->validity != b->uids.uidvalidity;
	struct lists old = take_lists(b, b->uids.n);
	size_t i, o = 0;

	free(b->gone);
	free(b->marked);
	b->gone = mem_alloc((old.n + 1) * sizeof(*b->gone));
	b->marked = mem_alloc((old.n + 1) * sizeof(*b->marked));
	if (anew)
		o = old.n;
	for (i = 0; i < b->uids.n; i++) {
		uint32_t uid = b->uids.records[i].uid;
		bool known;

		if (l->entry[i] == 0)
			continue;
		while (o < old.n && old.messages[o].uid < uid)
			b->gone[c->n_gone++] = old.messages[o++].uid;
		known = o < old.n && old.messages[o].uid == uid;
		put_message(b, b->n, l, i, known ? &old.messages[o] : NULL);
		b->vsizes[b->n] = known ? old.vsizes[o] : BOXSTATE_UNKNOWN;
		b->dates[b->n] = known ? old.dates[o] : BOXSTATE_NO_DATE;
		if (!known)
			c->n_added++;
		else if (!same_flags(old.messages[o].flags,
		    b->messages[b->n].flags))
			b->marked[c->n_marked++] = uid;
		o += known;
		b->n++;
	}
	for (; o < old.n; o++)
		b->gone[c->n_gone++] = old.messages[o].uid;
	free_lists(&old);
	c->gone = b->gone;
	c->marked = b->marked;
	c->validity = anew;
	b->validity = b->uids.uidvalidity;
	b->seen_next = b->uids.next == 0 ? UINT32_MAX : b->uids.next;
}

/* A list that is mostly dead is written anew; not being able to does no harm. */
static void
compact(struct look *l)
{
	struct box *b = l->b;
	bool *alive;
	size_t i;

	if (b->how != BOX_WRITE || b->uids.n - b->n < COMPACT_MIN ||
	    b->n >= b->uids.n / 4 * 3 || dotlock_is_held(&b->lock) ||
	    boxstate_lock(b, NULL) == -1)
		return;
	/* Only if nobody has changed it since we matched. */
	if (uidlist_refresh(&b->uids, b->dir, true, NULL) == 0) {
		alive = mem_alloc(b->uids.n * sizeof(*alive));
		for (i = 0; i < b->uids.n; i++)
			alive[i] = l->entry[i] != 0;
		if (uidlist_compact(&b->uids, b->dir, alive, NULL) == -1)
			b->uids.ino = 0;
		free(alive);
	}
	dotlock_release(&b->lock);
}

static int
is_unchanged(struct box *b, bool *out, struct err *err)
{
	struct boxstate_stamp cur, new;
	int got;

	*out = false;
	if (b->validity == 0 || !b->cur_stamp.settled || !b->new_stamp.settled)
		return 0;
	if (stamp_of(b->cur, &cur, err) == -1 ||
	    stamp_of(b->new, &new, err) == -1 ||
	    (got = uidlist_refresh(&b->uids, b->dir, false, err)) == -1)
		return -1;
	*out = got == 0 && same_time(&cur, &b->cur_stamp) &&
	    same_time(&new, &b->new_stamp);
	return 0;
}

static bool
any_gone(const struct box *b)
{
	size_t i;

	for (i = 0; i < b->n; i++)
		if (b->messages[i].gone)
			return true;
	return false;
}

int
boxsync_run(struct box *b, struct box_changes *changes, struct err *err)
{
	struct look l;
	bool unchanged;
	int r;

	memset(changes, 0, sizeof(*changes));
	if (keywords_refresh(&b->words, b->dir, err) == -1 ||
	    is_unchanged(b, &unchanged, err) == -1)
		return -1;
	if (unchanged && !any_gone(b))
		return 0;
	look_init(&l, b);
	r = look_around(&l, false, err);
	if (r == 0 && needs_lock(&l))
		r = with_lock(&l, err);
	if (r == 0) {
		rebuild(&l, changes);
		b->cur_stamp = l.cur;
		b->new_stamp = l.new;
		compact(&l);
	}
	look_done(&l);
	return r;
}
