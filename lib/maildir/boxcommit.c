/* boxcommit - see boxcommit.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/boxcommit.h"

#include "maildir/boxindex.h"
#include "maildir/boxstate.h"
#include "maildir/disk.h"
#include "maildir/lazymark.h"
#include "maildir/maildirsize.h"
#include "maildir/quota.h"
#include "os/clock.h"

#define VERIFY_MS 1000               /* see note_own */

/* Our changes gave the directories new times; that nobody else's are hidden in
 * them is looked at a little later. */
static void
note_own(struct box *b)
{
	boxindex_commit(b);
	b->touched = false;
	if (!b->quiet ||
	    boxstate_stamp(b->cur, &b->cur_stamp, NULL) == -1 ||
	    boxstate_stamp(b->new, &b->new_stamp, NULL) == -1)
		return;
	b->verify_ms = os_clock_ms() + VERIFY_MS;
}

int
boxcommit_run(struct box *b, struct err *err)
{
	int r = 0;

	/* There before they are gone here. */
	if (b->dirty_kept && disk_sync(b->kept) == -1)
		r = err_sys(err, "fsync of what is kept");
	b->dirty_kept = false;
	if (b->dirty_cur && disk_sync(b->cur) == -1)
		r = err_sys(err, "fsync cur");
	if (b->dirty_new && disk_sync(b->new) == -1)
		r = err_sys(err, "fsync new");
	b->dirty_cur = b->dirty_new = false;
	/* Quota is a guess that is made anew when it is wrong. */
	if ((b->quota_messages != 0 || b->quota_bytes != 0) &&
	    !lazymark_is(b->dir) && (b->tree->quota == NULL ||
	    quota_counts(b->tree->quota, span_str(b->name))) &&
	    maildirsize_add(b->root, b->quota_bytes, b->quota_messages,
	    NULL) == -1)
		b->quota_bytes = 0;
	b->quota_bytes = b->quota_messages = 0;
	if (b->touched && b->how == BOX_WRITE)
		note_own(b);
	boxstate_unlock(b);
	return r;
}
