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
#include "maildir/boxindex.h"
#include "maildir/disk.h"
#include "maildir/msgname.h"
#include "maildir/scan.h"
#include "os/clock.h"

#define COMPACT_MIN 100              /* dead records before it is worth it */
#define VERIFY_MS 1000               /* see note_moves */
#define NEWS_WAIT_MS 2000            /* for a lock, to write changes down */

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
	bool moved;                      /* some of that now lies in cur/ */
	bool adrift;                     /* nothing can be written */
	uint32_t letters;                /* keywords in file names */
};

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

static bool
is_as_seen(struct look *l)
{
	struct boxstate_stamp cur, new;
	struct index_stamp list;

	boxstate_stamp_list(l->b, &list);
	return l->stable && l->cur.settled && l->new.settled &&
	    boxstate_stamp(l->b->cur, &cur, NULL) == 0 &&
	    boxstate_stamp(l->b->new, &new, NULL) == 0 &&
	    boxstate_same_time(&cur, &l->cur) &&
	    boxstate_same_time(&new, &l->new) &&
	    list.ino == (uint64_t)l->b->uids.ino &&
	    list.size == (int64_t)l->b->uids.size;
}

static int
under_lock(struct look *l, struct err *err)
{
	struct box *b = l->b;

	/* What was seen before the lock is good when nothing changed since. */
	if ((is_as_seen(l) ? boxstate_refresh(b, err) :
	    look_around(l, true, err)) == -1 ||
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

/* On a full disk, or one that cannot be written to, the mailbox is what has its
 * numbers already. One that has none at all gets some that are good for this
 * session. */
static int
without_lock(struct look *l, struct err *err)
{
	struct box *b = l->b;
	uint32_t validity = b->uids.uidvalidity;
	int64_t now;
	int32_t micros;

	b->readonly |= boxstate_is_readonly(err);
	if (!b->readonly && !boxstate_is_full(err))
		return -1;
	*err = ERR_INIT;
	l->adrift = true;
	if (look_around(l, false, err) == -1)
		return -1;
	if (b->uids.uidvalidity != 0)
		return 0;
	os_clock_wall(&now, &micros);
	uidlist_set_validity(&b->uids, validity != 0 ? validity :
	    (uint32_t)now);
	return number_fresh(l, err);
}

static int
with_lock(struct look *l, struct err *err)
{
	struct err own = ERR_INIT;

	if (boxstate_lock_strict(l->b, DOTLOCK_WAIT_MS, &own) == 0 &&
	    under_lock(l, &own) == 0)
		return 0;
	boxstate_unlock(l->b);
	if (without_lock(l, &own) == 0)
		return 0;
	if (err != NULL)
		*err = own;
	return -1;
}

/* The message that record `r` makes, at index i of the box. */
static void
put_message(struct box *b, size_t i, const struct look *l, size_t record)
{
	const struct scan_entry *e = &l->scan.entries[l->entry[record] - 1];
	struct box_message *m = &b->messages[i];
	struct msgname name;

	msgname_parse(scan_info(&l->scan, e), &name);
	*m = (struct box_message){ 0, b->uids.records[record].uid,
		name.flags, false };
	/* boxlist_compare takes it away from what has been seen before. */
	if (e->in_new)
		m->flags.system |= FLAG_RECENT;
	b->places[i] = (struct boxstate_place){ 0 };
	b->vsizes[i] = BOXSTATE_UNKNOWN;
	b->dates[i] = BOXSTATE_NO_DATE;
	boxstate_put(b, i, scan_info(&l->scan, e),
	    e->in_new && !e->moved);
}

/* The list from the records that have a file. */
static void
build(struct look *l)
{
	struct box *b = l->b;
	size_t i;

	for (i = 0; i < b->uids.n; i++)
		if (l->entry[i] != 0)
			put_message(b, b->n++, l, i);
	b->cur_stamp = l->cur;
	b->new_stamp = l->new;
	b->list_stamp = (struct index_stamp){ (uint64_t)b->uids.ino,
		(int64_t)b->uids.size, (int64_t)b->uids.mtime.tv_sec,
		(int64_t)b->uids.mtime.tv_nsec };
	b->verify_ms = 0;
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
	    b->readonly || boxstate_lock_strict(b, 0, NULL) == -1)
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
	boxstate_unlock(b);
}

static int
is_unchanged(struct box *b, bool *out, struct err *err)
{
	struct boxstate_stamp cur, new;
	struct index_stamp list;

	*out = false;
	if (b->validity == 0 || (b->verify_ms == 0 ? !b->cur_stamp.settled ||
	    !b->new_stamp.settled : os_clock_ms() >= b->verify_ms))
		return 0;
	if (boxstate_stamp(b->cur, &cur, err) == -1 ||
	    boxstate_stamp(b->new, &new, err) == -1)
		return -1;
	boxstate_stamp_list(b, &list);
	*out = memcmp(&list, &b->list_stamp, sizeof(list)) == 0 &&
	    boxstate_same_time(&cur, &b->cur_stamp) &&
	    boxstate_same_time(&new, &b->new_stamp);
	return 0;
}

static bool
any_gone(const struct box *b)
{
	size_t i;

	for (i = 0; i < b->n && !b->lazy; i++)
		if (b->messages[i].gone)
			return true;
	return false;
}

static bool
is_trusted(const struct look *l)
{
	return l->stable && l->cur.settled && l->new.settled &&
	    l->n_fresh == 0 && !l->moved && !l->adrift;
}

/* What was found becomes the box's list, with its modification sequences. For
 * changes that want a new one the lock is taken, and when somebody was at work
 * meanwhile, what is under the lock is what counts. */
static int
settle(struct look *l, struct boxlist *old, struct err *err)
{
	struct box *b = l->b;
	enum boxindex_news news;
	bool held = dotlock_is_held(&b->lock);

	boxlist_take(b, b->uids.n, old);
	build(l);
	news = boxindex_compare(b, is_trusted(l));
	if (!held && news != BOXINDEX_NOTHING && !l->adrift &&
	    boxstate_lock_strict(b, news == BOXINDEX_CHANGES ? NEWS_WAIT_MS :
	    0, NULL) == 0 && !is_as_seen(l)) {
		boxlist_restore(b, old);
		if (under_lock(l, err) == -1)
			return -1;
		boxlist_take(b, b->uids.n, old);
		build(l);
	}
	if (news == BOXINDEX_CHANGES || dotlock_is_held(&b->lock))
		boxindex_settle(b, is_trusted(l));
	return 0;
}

/* After moves out of new/ the directories have new times of our making. */
static void
note_moves(const struct look *l)
{
	struct box *b = l->b;

	if (!l->moved || !dotlock_is_held(&b->lock) ||
	    boxstate_stamp(b->cur, &b->cur_stamp, NULL) == -1 ||
	    boxstate_stamp(b->new, &b->new_stamp, NULL) == -1)
		return;
	b->verify_ms = os_clock_ms() + VERIFY_MS;
}

static int
look_and_settle(struct look *l, struct boxlist *old, struct err *err)
{
	struct box *b = l->b;
	bool held = dotlock_is_held(&b->lock);
	int r = look_around(l, false, err);

	if (r == 0 && needs_lock(l))
		r = with_lock(l, err);
	if (r == 0)
		r = settle(l, old, err);
	if (r == 0)
		note_moves(l);
	if (!held)
		boxstate_unlock(b);
	return r;
}

static void
compare(struct box *b, struct boxlist *old, struct box_changes *changes)
{
	bool anew = b->validity != 0 && b->validity != b->uids.uidvalidity;

	boxlist_compare(b, old, anew, changes);
	boxlist_free(old);
	b->validity = b->uids.uidvalidity;
	b->seen_next = b->uids.next == 0 ? UINT32_MAX : b->uids.next;
}

/* Has someone else looked already, and told the index? */
static bool
adopt(struct box *b, struct boxlist *old)
{
	struct boxstate_stamp cur, new;

	return b->validity != 0 &&
	    boxstate_stamp(b->cur, &cur, NULL) == 0 && cur.settled &&
	    boxstate_stamp(b->new, &new, NULL) == 0 && new.settled &&
	    boxindex_adopt(b, &cur, &new, old);
}

int
boxsync_run(struct box *b, struct box_changes *changes, struct err *err)
{
	struct boxlist old;
	struct look l;
	bool unchanged;
	int r;

	memset(changes, 0, sizeof(*changes));
	if (keywords_refresh(&b->words, b->dir, err) == -1 ||
	    is_unchanged(b, &unchanged, err) == -1)
		return -1;
	if (unchanged) {
		if (any_gone(b))
			boxlist_drop_gone(b, changes);
		return 0;
	}
	if (b->lazy && boxindex_load(b) == -1)
		return boxsync_again(b, changes, err);
	if (adopt(b, &old)) {
		compare(b, &old, changes);
		return 0;
	}
	look_init(&l, b);
	r = look_and_settle(&l, &old, err);
	if (r == 0) {
		compare(b, &old, changes);
		compact(&l);
	}
	look_done(&l);
	return r;
}

int
boxsync_again(struct box *b, struct box_changes *changes, struct err *err)
{
	struct box_changes all;
	uint32_t next = b->uids.next, validity = b->validity;

	memset(changes, 0, sizeof(*changes));
	index_done(&b->index);
	b->validity = 0;
	if (boxsync_run(b, &all, err) == -1)
		return -1;
	changes->validity = b->n != b->told || b->uids.next != next ||
	    b->validity != validity;
	return 0;
}
