/* boxstate - see boxstate.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/boxstate.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "maildir/msgname.h"
#include "maildir/scan.h"
#include "maildir/validity.h"
#include "os/clock.h"

#define TICK_NS 50000000             /* file times that are finer than
                                      * seconds */
#define TICK_S 2                     /* and those that are not */
#define CROSSWISE_WAIT_MS 2000       /* see lock_to_look */

bool
boxstate_is_full(const struct err *err)
{
	return err->sys == ENOSPC || err->sys == EDQUOT;
}

bool
boxstate_is_readonly(const struct err *err)
{
	return err->sys == EROFS || err->sys == EACCES || err->sys == EPERM;
}

void
boxstate_revalidate(const struct box *b)
{
	static const char *const names[] = { "cur", "new", "dovecot-uidlist",
		"dovecot-keywords", INDEX_FILE };
	size_t i;

	for (i = 0; i < LENGTH(names) && b->tree->nfs; i++) {
		int fd = openat(b->dir, names[i], O_RDONLY | O_NOFOLLOW |
		    O_NONBLOCK | O_CLOEXEC);

		if (fd != -1)
			close(fd);
	}
}

/* Did nobody else change the directories since we looked? Then what they say
 * after our changes is ours. */
static void
note_quiet(struct box *b)
{
	struct boxstate_stamp cur, new;

	b->quiet = b->validity != 0 &&
	    boxstate_stamp(b->cur, &cur, NULL) == 0 &&
	    boxstate_stamp(b->new, &new, NULL) == 0 &&
	    boxstate_same_time(&cur, &b->cur_stamp) &&
	    boxstate_same_time(&new, &b->new_stamp);
}

int
boxstate_lock_strict(struct box *b, int wait_ms, struct err *err)
{
	if (dotlock_is_held(&b->lock))
		return dotlock_keep(&b->lock, err);
	if (dotlock_take(&b->lock, b->dir, "dovecot-uidlist.lock",
	    "dovecot-uidlist", wait_ms, err) == -1)
		return -1;
	boxstate_revalidate(b);
	note_quiet(b);
	return 0;
}

int
boxstate_lock(struct box *b, struct err *err)
{
	struct err own = ERR_INIT;

	if (boxstate_lock_strict(b, DOTLOCK_WAIT_MS, &own) == 0)
		return 0;
	if (boxstate_is_full(&own)) {
		b->lockless = true;
		b->quiet = false;
		return 0;
	}
	if (err != NULL)
		*err = own;
	return -1;
}

void
boxstate_unlock(struct box *b)
{
	dotlock_release(&b->lock);
	b->lockless = b->quiet = false;
}

int
boxstate_stamp(int fd, struct boxstate_stamp *out, struct err *err)
{
	struct stat st;
	int64_t now, age;
	int32_t micros;

	if (fstat(fd, &st) == -1)
		return err_sys(err, "mailbox");
	os_clock_wall(&now, &micros);
	out->mtime = st.st_mtim;
	out->ino = st.st_ino;
	age = now - (int64_t)st.st_mtim.tv_sec;
	if (st.st_mtim.tv_nsec == 0 || age < 0 || age > 1000)
		out->settled = age > TICK_S;
	else
		out->settled = age * 1000000000 + (int64_t)micros * 1000 -
		    (int64_t)st.st_mtim.tv_nsec > TICK_NS;
	return 0;
}

bool
boxstate_same_time(const struct boxstate_stamp *a,
    const struct boxstate_stamp *b)
{
	return a->ino == b->ino && a->mtime.tv_sec == b->mtime.tv_sec &&
	    a->mtime.tv_nsec == b->mtime.tv_nsec;
}

void
boxstate_stamp_list(const struct box *b, struct index_stamp *out)
{
	struct stat st;

	*out = (struct index_stamp){ 0, 0, 0, 0 };
	if (fstatat(b->dir, "dovecot-uidlist", &st, AT_SYMLINK_NOFOLLOW) == 0)
		*out = (struct index_stamp){ (uint64_t)st.st_ino,
		    (int64_t)st.st_size, (int64_t)st.st_mtim.tv_sec,
		    (int64_t)st.st_mtim.tv_nsec };
}

int
boxstate_list(struct box *b, struct err *err)
{
	if (!b->listed && uidlist_refresh(&b->uids, b->dir, false, err) == -1)
		return -1;
	b->listed = true;
	return 0;
}

int
boxstate_refresh(struct box *b, struct err *err)
{
	uint32_t validity;
	int64_t now;
	int32_t micros;

	if (uidlist_refresh(&b->uids, b->dir, true, err) == -1)
		return -1;
	b->listed = true;
	if (b->uids.uidvalidity != 0)
		return 0;
	os_clock_wall(&now, &micros);
	if (validity_next(b->root, now, b->uids.previous, &validity, err) == -1)
		return -1;
	uidlist_set_validity(&b->uids, validity);
	return 0;
}

/* The whole name as the index has it; the base alone from the uid list when the
 * index is damaged. */
static bool
indexed_name(struct box *b, size_t i, struct buf *name)
{
	const struct boxstate_place *p = &b->places[i];
	struct index_message m = { .name_at = p->name_at,
		.name_n = p->name_n, .name_sum = p->name_sum };

	if (!b->listed && index_name(&b->names, &m, name)) {
		if (p->has_info)
			buf_cut(name, span_find(buf_span(name), 0, ':'));
		return true;
	}
	return false;
}

static bool
listed_name(struct box *b, size_t i, struct buf *name)
{
	uint32_t uid = b->messages[i].uid;
	size_t record;

	buf_reset(name);
	if (boxstate_list(b, NULL) == -1)
		return false;
	record = uidlist_at(&b->uids, uid);
	if (record == b->uids.n || b->uids.records[record].uid != uid)
		return false;
	buf_add(name, uidlist_name(&b->uids, record));
	if (!b->places[i].has_info)
		msgname_write_info(name, span_of("", 0), b->messages[i].flags);
	return true;
}

bool
boxstate_name(struct box *b, size_t i, struct buf *name, int *dir_out)
{
	const struct boxstate_place *p = &b->places[i];

	*dir_out = p->in_new ? b->new : b->cur;
	if (!indexed_name(b, i, name) && !listed_name(b, i, name))
		return false;
	if (p->has_info && p->info_n > 0)
		buf_add(name, span_of(b->infos.p + p->info, p->info_n));
	return buf_ok(name);
}

/* Neighbours mostly have the same info, which is then stored once. */
void
boxstate_put(struct box *b, size_t i, struct span info, bool in_new)
{
	struct boxstate_place *p = &b->places[i];
	size_t at = b->infos.len;

	if (info.n > 0 && info.n <= at &&
	    span_ends(buf_span(&b->infos), info))
		at -= info.n;
	else
		buf_add(&b->infos, info);
	p->info = (uint32_t)at;
	p->info_n = (uint8_t)info.n;
	p->in_new = in_new;
	p->has_info = true;
}

/* Where another session has most likely put it: tried first, since looking
 * through the directory costs its size. */
static bool
try_usual(struct box *b, size_t i, struct buf *name)
{
	static const char *const infos[] = { ":2,", ":2,S", ":2,ST", ":2,T" };
	struct boxstate_place old = b->places[i];
	struct stat st;
	size_t k;
	int dir;

	for (k = 0; k < LENGTH(infos); k++) {
		boxstate_put(b, i, span_str(infos[k]), false);
		if (boxstate_name(b, i, name, &dir) && fstatat(dir,
		    buf_str(name), &st, AT_SYMLINK_NOFOLLOW) == 0)
			return true;
	}
	b->places[i] = old;
	return false;
}

static bool
index_of(const struct box *b, struct span base, size_t *out)
{
	size_t record = uidlist_find(&b->uids, base);

	if (record == UIDLIST_NONE)
		return false;
	*out = box_find(b, b->uids.records[record].uid);
	return *out < b->n &&
	    b->messages[*out].uid == b->uids.records[record].uid;
}

/* Look at both directories, and learn the places of all messages while at
 * it. */
static int
look_everywhere(struct box *b, size_t i, struct err *err)
{
	struct scan s;
	size_t k, at;
	int r;

	if (boxstate_list(b, err) == -1)
		return -1;
	scan_init(&s);
	r = scan_read(&s, b->new, true, err);
	if (r == 0)
		r = scan_read(&s, b->cur, false, err);
	for (k = 0; r != -1 && k < s.n; k++) {
		const struct scan_entry *e = &s.entries[k];

		if (!index_of(b, scan_base(&s, e), &at))
			continue;
		boxstate_put(b, at, scan_info(&s, e), e->in_new);
		if (at == i)
			r = 1;
	}
	scan_done(&s);
	return r;
}

/* Two boxes of one mailbox have one lock. */
static bool
is_locked(const struct box *b)
{
	struct stat here, there;

	return dotlock_is_held(&b->lock) || (b->target != NULL &&
	    fstat(b->dir, &here) == 0 && fstat(b->target->dir, &there) == 0 &&
	    here.st_dev == there.st_dev && here.st_ino == there.st_ino);
}

/* Two sessions that copy crosswise, each with its target's lock, do not wait
 * for each other for long. */
static int
lock_to_look(struct box *b, struct err *err)
{
	return b->target == NULL ? boxstate_lock(b, err) :
	    boxstate_lock_strict(b, CROSSWISE_WAIT_MS, err);
}

int
boxstate_relocate(struct box *b, size_t i, struct err *err)
{
	struct buf name = BUF_INIT(MSGNAME_MAX);
	int got;

	if (b->messages[i].gone)
		return 0;
	got = try_usual(b, i, &name) ? 1 : look_everywhere(b, i, err);
	/* Renamed while we were looking: it is under the lock that nobody of
	 * ours does that. */
	if (got == 0 && !is_locked(b)) {
		if (lock_to_look(b, err) == -1)
			got = -1;
		else
			got = look_everywhere(b, i, err);
		boxstate_unlock(b);
	}
	if (got == 0)
		b->messages[i].gone = b->places[i].touched = true;
	buf_done(&name);
	return got;
}
