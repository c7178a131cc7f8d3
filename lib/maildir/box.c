/* box - see box.h; boxstate.h has the inside. Each function here is one of the
 * interface's promises: boxread and boxmark keep those about one message,
 * boxsync and boxcopy those about many.
 * SPDX-License-Identifier: ISC */
#include "maildir/box.h"

#include "maildir/boxcommit.h"
#include "maildir/boxcopy.h"
#include "maildir/boxgone.h"
#include "maildir/boxindex.h"
#include "maildir/boxmark.h"
#include "maildir/boxopen.h"
#include "maildir/boxread.h"
#include "maildir/boxreplace.h"
#include "maildir/boxstate.h"
#include "maildir/boxsync.h"
#include "maildir/lazymark.h"
#include "maildir/quota.h"

int
box_open(const struct tree *t, struct span name, unsigned how,
    struct box **out, struct err *err)
{
	return boxopen(t, name, how, out, err);
}

void
box_close(struct box *b)
{
	boxopen_undo(b);
}

int
box_load(struct box *b, struct err *err)
{
	struct box_changes changes;

	if (!b->lazy || boxindex_load(b) == 0)
		return 0;
	if (boxsync_again(b, &changes, err) == -1)
		return -1;
	return changes.validity ? err_set(err, ERR_TEMP,
	    "the mailbox changed while its index was damaged") : 0;
}

uint32_t
box_uidvalidity(const struct box *b)
{
	return b->uids.uidvalidity;
}

uint32_t
box_uidnext(const struct box *b)
{
	return b->uids.next;
}

size_t
box_count(const struct box *b)
{
	return b->n;
}

const struct box_message *
box_message(const struct box *b, size_t i)
{
	return &b->messages[i];
}

size_t
box_find(const struct box *b, uint32_t uid)
{
	size_t low = 0, high = b->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (b->messages[mid].uid < uid)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool
box_try_lock(struct box *b)
{
	return !b->readonly && boxstate_lock_strict(b, 0, NULL) == 0;
}

void
box_unlock(struct box *b)
{
	boxstate_unlock(b);
}

bool
box_is_fleeting(const struct box *b)
{
	return b->fleeting;
}

bool
box_is_readonly(const struct box *b)
{
	return b->readonly;
}

void
box_summarize(const struct box *b, struct box_summary *out)
{
	struct index_state s;
	size_t i, recent = 0;

	if (b->lazy) {
		s = b->index.state;
		recent = s.in_new;
	} else {
		boxindex_count(b, &s);
		for (i = 0; i < b->n; i++)
			recent += (b->messages[i].flags.system &
			    FLAG_RECENT) != 0;
	}
	*out = (struct box_summary){ recent, s.unseen, s.deleted,
		s.first_unseen, s.bytes, s.sized == s.count,
		b->index.fd == -1 ? 0 : b->highest };
}

int
box_dir(const struct box *b)
{
	return b->dir;
}

int
box_sync(struct box *b, struct box_changes *changes_out, struct err *err)
{
	return boxsync_run(b, changes_out, err);
}

int
box_sync_holding(struct box *b, struct box_changes *changes_out,
    struct err *err)
{
	int r;

	b->holding = true;
	r = boxsync_run(b, changes_out, err);
	b->holding = false;
	return r;
}

int
box_fd(struct box *b, size_t i, int *fd_out, struct err *err)
{
	return boxread_fd(b, i, fd_out, err);
}

int
box_whole(struct box *b, size_t i, int *fd_out, struct buf *bytes, size_t most,
    struct err *err)
{
	return boxread_whole(b, i, fd_out, bytes, most, err);
}

int
box_size(struct box *b, size_t i, uint64_t *size_out, struct err *err)
{
	return boxread_size(b, i, size_out, err);
}

int
box_vsize(struct box *b, size_t i, uint64_t *size_out, struct err *err)
{
	return boxread_vsize(b, i, size_out, err);
}

int
box_received(struct box *b, size_t i, int64_t *seconds_out, struct err *err)
{
	return boxread_received(b, i, seconds_out, err);
}

int
box_changed(struct box *b, size_t i, int64_t *seconds_out, struct err *err)
{
	return boxread_changed(b, i, seconds_out, err);
}

struct span
box_guid(struct box *b, size_t i)
{
	return boxread_guid(b, i);
}

bool
box_saved(struct box *b, size_t i, int64_t *seconds_out)
{
	return boxread_saved(b, i, seconds_out);
}

struct span
box_base(struct box *b, size_t i)
{
	return boxread_base(b, i);
}

struct span
box_uidl(struct box *b, size_t i)
{
	return boxread_uidl(b, i);
}

int
box_keyword(const struct box *b, struct span name)
{
	return keywords_find(&b->words, name);
}

struct span
box_keyword_name(const struct box *b, unsigned n)
{
	return keywords_name(&b->words, n);
}

int
box_keyword_add(struct box *b, struct span name, struct err *err)
{
	int n = keywords_find(&b->words, name);

	if (n != -1)
		return n;
	if (boxmark_begin(b, true, err) == -1 ||
	    keywords_refresh(&b->words, b->dir, err) == -1)
		return -1;
	n = keywords_add(&b->words, name);
	if (n == -1 && keywords_is_name(name))
		return err_set(err, ERR_LIMIT, "all %d keywords of this "
		    "mailbox are in use", FLAGS_KEYWORDS_MAX);
	if (n == -1)
		return err_set(err, ERR_DATA, "not a keyword");
	return keywords_write(&b->words, b->dir, err) == -1 ? -1 : n;
}

int
box_mark(struct box *b, size_t i, const struct flags_change *change,
    struct err *err)
{
	return boxmark_flags(b, i, change, err);
}

int
box_is_current(struct box *b, size_t i, struct err *err)
{
	return boxmark_is_current(b, i, err);
}

size_t
box_gone_since(struct box *b, uint64_t since, uint32_t least,
    struct box_range **out)
{
	return boxgone_since(b, since, least, out);
}

int
box_expunge(struct box *b, size_t i, struct err *err)
{
	return boxmark_expunge(b, i, err);
}

void
box_on_progress(struct box *to, void (*tell)(void *arg, size_t done),
    void *arg)
{
	to->progress = tell;
	to->progress_arg = arg;
}

void
box_refuse_flags(struct box *to, struct flags refused)
{
	to->refused = refused;
}

void
box_set_moving(struct box *b, bool moving)
{
	b->moving = moving;
}

void
box_lift_quota(struct box *to, bool lifted)
{
	to->unlimited = lifted;
}

static int
check_quota(const struct box *to, uint64_t bytes, size_t n, struct err *err)
{
	if (to->tree->quota == NULL || to->unlimited || lazymark_is(to->dir))
		return 0;
	return quota_check(to->tree->quota, to->tree, span_str(to->name),
	    bytes, n, false, err);
}

int
box_append(struct box *to, struct save *const *saves, size_t n,
    uint32_t *uids_out, struct err *err)
{
	uint64_t bytes = 0;
	size_t i;
	int r;

	for (i = 0; i < n; i++)
		bytes += save_size(saves[i]);
	/* The slow part before the lock. */
	if (save_sync(saves, n, err) == -1 ||
	    check_quota(to, bytes, n, err) == -1 ||
	    boxmark_begin(to, true, err) == -1)
		return -1;
	r = boxcopy_append(to, saves, n, uids_out, err);
	if (box_commit(to, r == 0 ? err : NULL) == -1)
		r = -1;
	return r;
}

int
box_replace(struct box *from, size_t i, struct box *to, struct save *save,
    uint32_t *uid_out, struct err *err)
{
	return boxreplace_message(from, i, to, save, uid_out, err);
}

int
box_copy(struct box *from, const size_t *indices, size_t n, struct box *to,
    uint32_t *uids_out, struct err *err)
{
	uint64_t bytes = 0, size;
	size_t i;
	int got;

	for (i = 0; i < n && to->tree->quota != NULL; i++)
		if (box_size(from, indices[i], &size, NULL) == 1)
			bytes += size;
	/* One lock at a time, or two sessions that copy crosswise wait for
	 * each other. */
	if (check_quota(to, bytes, n, err) == -1 ||
	    box_commit(from, err) == -1 || boxmark_begin(to, true, err) == -1)
		return -1;
	from->target = from == to ? NULL : to;
	got = boxcopy_messages(from, indices, n, to, uids_out, err);
	from->target = NULL;
	if (box_commit(to, got == 1 ? err : NULL) == -1)
		got = -1;
	return got;
}

int
box_commit(struct box *b, struct err *err)
{
	return boxcommit_run(b, err);
}
