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
 *    back, restored from a backup) gets a new UID: a client that dropped it
 *    must not meet the old one (RFC 9051 2.3.1.1).
 *  - Two files with one base: a leftover link is removed, a real second message
 *    gets a name of its own.
 * The single steps are in boxlook.c.
 * Without new mail no lock is taken, and with unchanged directory times nothing
 * is read at all.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/boxsync.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "maildir/boxindex.h"
#include "maildir/boxlook.h"
#include "maildir/disk.h"
#include "maildir/msgname.h"
#include "os/clock.h"

#define COMPACT_MIN 100              /* dead records before it is worth it */
#define VERIFY_MS 1000               /* see note_moves */
#define NEWS_WAIT_MS 2000            /* for a lock, to write changes down */

static bool
needs_lock(const struct boxlook *l)
{
	const struct box *b = l->b;
	struct keywords words = b->words;

	keywords_adopt(&words, l->letters);
	return b->uids.uidvalidity == 0 || l->n_fresh > 0 ||
	    (l->missing && !l->stable) || words.changed ||
	    (b->how == BOX_WRITE && (l->in_new || l->twins));
}

static bool
is_as_seen(struct boxlook *l)
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
under_lock(struct boxlook *l, struct err *err)
{
	struct box *b = l->b;

	/* What was seen before the lock is good when nothing changed since. */
	if ((is_as_seen(l) ? boxstate_refresh(b, err) :
	    boxlook_around(l, true, err)) == -1 ||
	    keywords_refresh(&b->words, b->dir, err) == -1)
		return -1;
	if (boxlook_number(l, err) == -1 || (b->how == BOX_WRITE && l->twins &&
	    (boxlook_twins(l, err) == -1 || boxlook_number(l, err) == -1)) ||
	    uidlist_write(&b->uids, b->dir, err) == -1)
		return -1;
	keywords_adopt(&b->words, l->letters);
	if (keywords_write(&b->words, b->dir, err) == -1)
		return -1;
	return b->how == BOX_WRITE ? boxlook_move(l, err) : 0;
}

/* On a full disk, or one that cannot be written to, the mailbox is what has its
 * numbers already. One that has none at all gets some that are good for this
 * session. */
static int
without_lock(struct boxlook *l, struct err *err)
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
	if (boxlook_around(l, false, err) == -1)
		return -1;
	if (b->uids.uidvalidity != 0)
		return 0;
	b->fleeting = true;
	os_clock_wall(&now, &micros);
	uidlist_set_validity(&b->uids, validity != 0 ? validity :
	    (uint32_t)now);
	return boxlook_number(l, err);
}

static int
with_lock(struct boxlook *l, struct err *err)
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
put_message(struct box *b, size_t i, const struct boxlook *l, size_t record)
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
build(struct boxlook *l)
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

/* A list that is mostly dead is written anew; not being able to does no
 * harm. */
static void
compact(struct boxlook *l)
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
is_trusted(const struct boxlook *l)
{
	return l->stable && l->cur.settled && l->new.settled &&
	    l->n_fresh == 0 && !l->moved && !l->adrift;
}

/* What was found becomes the box's list, with its modification sequences. For
 * changes that want a new one the lock is taken, and when somebody was at work
 * meanwhile, what is under the lock is what counts. */
static int
settle(struct boxlook *l, struct boxlist *old, struct err *err)
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
note_moves(const struct boxlook *l)
{
	struct box *b = l->b;

	if (!l->moved || !dotlock_is_held(&b->lock) ||
	    boxstate_stamp(b->cur, &b->cur_stamp, NULL) == -1 ||
	    boxstate_stamp(b->new, &b->new_stamp, NULL) == -1)
		return;
	b->verify_ms = os_clock_ms() + VERIFY_MS;
}

static int
look_and_settle(struct boxlook *l, struct boxlist *old, struct err *err)
{
	struct box *b = l->b;
	bool held = dotlock_is_held(&b->lock);
	int r = boxlook_around(l, false, err);

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
	if (b->holding && changes->n_gone > 0 && !anew) {
		boxlist_hold_gone(b, old, changes->n_gone);
		changes->n_gone = 0;
	}
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
	struct boxlook l;
	bool unchanged;
	int r;

	memset(changes, 0, sizeof(*changes));
	boxstate_revalidate(b);
	if (keywords_refresh(&b->words, b->dir, err) == -1 ||
	    is_unchanged(b, &unchanged, err) == -1)
		return -1;
	if (unchanged) {
		if (!b->holding && any_gone(b))
			boxlist_drop_gone(b, changes);
		return 0;
	}
	if (b->lazy && boxindex_load(b) == -1)
		return boxsync_again(b, changes, err);
	if (adopt(b, &old)) {
		compare(b, &old, changes);
		return 0;
	}
	boxlook_init(&l, b);
	r = look_and_settle(&l, &old, err);
	if (r == 0) {
		compare(b, &old, changes);
		compact(&l);
	}
	boxlook_done(&l);
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
