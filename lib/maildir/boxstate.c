/* boxstate - see boxstate.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/boxstate.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "maildir/msgname.h"
#include "maildir/scan.h"
#include "maildir/validity.h"
#include "os/clock.h"

int
boxstate_lock(struct box *b, struct err *err)
{
	if (dotlock_is_held(&b->lock))
		return dotlock_keep(&b->lock, err);
	return dotlock_take(&b->lock, b->dir, "dovecot-uidlist.lock",
	    "dovecot-uidlist", DOTLOCK_WAIT_MS, err);
}

int
boxstate_refresh(struct box *b, struct err *err)
{
	uint32_t validity;
	int64_t now;
	int32_t micros;

	if (uidlist_refresh(&b->uids, b->dir, true, err) == -1)
		return -1;
	if (b->uids.uidvalidity != 0)
		return 0;
	os_clock_wall(&now, &micros);
	if (validity_next(b->root, now, b->uids.previous, &validity, err) == -1)
		return -1;
	uidlist_set_validity(&b->uids, validity);
	return 0;
}

bool
boxstate_name(const struct box *b, size_t i, struct buf *name, int *dir_out)
{
	const struct boxstate_place *p = &b->places[i];
	size_t record = uidlist_at(&b->uids, b->messages[i].uid);

	buf_reset(name);
	*dir_out = p->in_new ? b->new : b->cur;
	if (record == b->uids.n ||
	    b->uids.records[record].uid != b->messages[i].uid)
		return false;
	buf_add(name, uidlist_name(&b->uids, record));
	if (p->info_n > 0)
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
	*p = (struct boxstate_place){ (uint32_t)at, (uint8_t)info.n, in_new };
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

/* Look at both directories, and learn the places of all messages while at it. */
static int
look_everywhere(struct box *b, size_t i, struct err *err)
{
	struct scan s;
	size_t k, at;
	int r;

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
	if (got == 0 && !dotlock_is_held(&b->lock)) {
		if (boxstate_lock(b, err) == -1)
			got = -1;
		else
			got = look_everywhere(b, i, err);
		dotlock_release(&b->lock);
	}
	if (got == 0)
		b->messages[i].gone = true;
	buf_done(&name);
	return got;
}
