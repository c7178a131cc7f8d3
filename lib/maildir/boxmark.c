/* boxmark - see boxmark.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/boxmark.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "maildir/boxlazy.h"
#include "maildir/boxread.h"
#include "maildir/disk.h"
#include "maildir/msgname.h"

#define TRIES 3                      /* against a file renamed again and
                                      * again */

int
boxmark_begin(struct box *b, bool strict, struct err *err)
{
	if (b->how == BOX_READ || b->readonly)
		return err_set(err, ERR_PERM, "mailbox is open for reading");
	return strict ? boxstate_lock_strict(b, DOTLOCK_WAIT_MS, err) :
	    boxstate_lock(b, err);
}

static struct flags
changed(struct flags old, const struct flags_change *c)
{
	old.system = (uint8_t)((old.system & ~(c->clear.system &
	    FLAGS_SYSTEM)) | (c->set.system & FLAGS_SYSTEM));
	old.keywords = (old.keywords & ~c->clear.keywords) |
	    (c->set.keywords & FLAGS_KEYWORDS);
	return old;
}

/* One rename from where the file is believed to be: 1 done or nothing to do, 0
 * it is not there, -1. */
static int
rename_flags(struct box *b, size_t i, const struct flags_change *change,
    struct err *err)
{
	struct buf from = BUF_INIT(MSGNAME_MAX), to = BUF_INIT(MSGNAME_MAX);
	struct msgname name;
	int dir, got = 1;

	if (!boxstate_name(b, i, &from, &dir)) {
		buf_done(&from);
		return 0;
	}
	msgname_parse(buf_span(&from), &name);
	buf_add(&to, name.base);
	msgname_write_info(&to, name.info, changed(name.flags, change));
	if (!buf_ok(&to))
		got = err_set(err, ERR_LIMIT, "file name too long");
	else if (dir == b->cur && span_eq(buf_span(&from), buf_span(&to)))
		got = 1;
	else if (renameat(dir, buf_str(&from), b->cur, buf_str(&to)) == -1)
		got = disk_is_gone(errno) ? 0 : err_sys(err, "rename message");
	else {
		b->dirty_cur = b->touched = b->places[i].touched = true;
		b->dirty_new |= dir == b->new;
	}
	if (got == 1)
		boxstate_put(b, i, span_from(buf_span(&to), name.base.n),
		    false);
	buf_done(&from);
	buf_done(&to);
	return got;
}

int
boxmark_flags(struct box *b, size_t i, const struct flags_change *change,
    struct err *err)
{
	int tries, got = 0;

	if (boxmark_begin(b, false, err) == -1)
		return -1;
	for (tries = 0; tries < TRIES && got == 0; tries++) {
		if (b->messages[i].gone)
			return 0;
		got = rename_flags(b, i, change, err);
		if (got == 0 && boxstate_relocate(b, i, err) == -1)
			got = -1;
	}
	if (got == 1)
		b->messages[i].flags = changed(b->messages[i].flags, change);
	return got;
}

int
boxmark_is_current(struct box *b, size_t i, struct err *err)
{
	struct buf name = BUF_INIT(MSGNAME_MAX);
	struct stat st;
	int dir, got = 0;

	if (boxmark_begin(b, false, err) == -1)
		return -1;
	if (!b->messages[i].gone && boxstate_name(b, i, &name, &dir)) {
		got = fstatat(dir, buf_str(&name), &st, AT_SYMLINK_NOFOLLOW);
		got = got == 0 ? 1 : disk_is_gone(errno) ? 0 :
		    err_sys(err, "message");
	}
	buf_done(&name);
	return got;
}

/* Its size as quota counts it, looked for before it is removed. */
static uint64_t
size_for_quota(struct box *b, size_t i)
{
	uint64_t size;

	return boxread_size(b, i, &size, NULL) == 1 ? size : 0;
}

int
boxmark_expunge(struct box *b, size_t i, struct err *err)
{
	struct buf name = BUF_INIT(MSGNAME_MAX);
	int dir, tries, got = -1, kept;
	uint64_t size;

	if (boxmark_begin(b, false, err) == -1)
		return -1;
	size = b->messages[i].gone ? 0 : size_for_quota(b, i);
	for (tries = 0; tries < TRIES && got == -1; tries++) {
		if (b->messages[i].gone || !boxstate_name(b, i, &name, &dir)) {
			got = 0;
		} else if ((kept = boxlazy_keep(b, dir, buf_str(&name), err)) ==
		    -1) {
			break;
		} else if (kept == BOXLAZY_MOVED ||
		    unlinkat(dir, buf_str(&name), 0) == 0) {
			got = 1;
		} else if (!disk_is_gone(errno)) {
			err_sys(err, "remove message");
			break;
		} else if (boxstate_relocate(b, i, err) == -1) {
			break;
		}
	}
	if (got == 1) {
		b->messages[i].gone = b->touched = true;
		b->places[i].touched = true;
		b->dirty_cur |= dir == b->cur;
		b->dirty_new |= dir == b->new;
		b->quota_bytes -= (int64_t)size;
		b->quota_messages--;
	}
	buf_done(&name);
	return got;
}
