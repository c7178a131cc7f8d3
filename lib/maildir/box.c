/* box - see box.h; boxstate.h has the inside. As long as the interface is wide:
 * each function here is one of its promises.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/box.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/num.h"
#include "maildir/boxcopy.h"
#include "maildir/boxgone.h"
#include "maildir/boxindex.h"
#include "maildir/boxstate.h"
#include "maildir/boxsync.h"
#include "maildir/disk.h"
#include "maildir/inflated.h"
#include "maildir/leftover.h"
#include "maildir/maildirsize.h"
#include "maildir/msgname.h"
#include "maildir/quota.h"
#include "os/clock.h"

#define CHUNK 65536
#define VERIFY_MS 1000               /* see note_own */
#define TRIES 3                      /* against a file renamed again and again */

static void
close_fd(int fd)
{
	if (fd != -1)
		close(fd);
}

static int
open_dirs(struct box *b, struct err *err)
{
	if (disk_dir(b->dir, "cur", &b->cur, err) == 1 &&
	    disk_dir(b->dir, "new", &b->new, err) == 1)
		return 0;
	return err != NULL && err->kind != ERR_NONE ? -1 :
	    err_set(err, ERR_TEMP, "mailbox without cur or new");
}

static void
remove_leftovers(const struct box *b)
{
	int64_t now;
	int32_t micros;

	os_clock_wall(&now, &micros);
	leftover_remove(b->dir, now);
}

static struct box *
new_box(const struct tree *t, struct span name, int dir, unsigned how)
{
	struct box *b = mem_zero(1, sizeof(*b));

	b->root = t->fd;
	b->tree = t;
	b->name = span_dup(name);
	b->how = how & ~(unsigned)BOX_LAZY;
	b->dir = dir;
	b->cur = b->new = b->names_fd = -1;
	uidlist_init(&b->uids);
	keywords_init(&b->words);
	dotlock_init(&b->lock);
	index_init(&b->index);
	buf_init(&b->infos, BOXSTATE_INFOS_MAX);
	return b;
}

/* The messages: from the index, or from the directories. */
static int
first_look(struct box *b, unsigned how, struct err *err)
{
	struct box_changes changes;

	if (b->how == BOX_APPEND)
		return 0;
	if (keywords_refresh(&b->words, b->dir, err) == -1)
		return -1;
	if (boxindex_open(b) && ((how & BOX_LAZY) != 0 ||
	    boxindex_load(b) == 0))
		return 0;
	b->validity = 0;
	return boxsync_run(b, &changes, err);
}

int
box_open(const struct tree *t, struct span name, unsigned how,
    struct box **out, struct err *err)
{
	struct box *b;
	int dir, got = tree_mailbox(t, name, &dir, err);

	if (got != 1)
		return got;
	b = new_box(t, name, dir, how);
	if (b->how == BOX_WRITE)
		remove_leftovers(b);
	if (open_dirs(b, err) == -1 || first_look(b, how, err) == -1) {
		box_close(b);
		return -1;
	}
	*out = b;
	return 1;
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

void
box_close(struct box *b)
{
	if (b == NULL)
		return;
	if (b->how != BOX_APPEND)
		boxindex_save_learned(b);
	boxstate_unlock(b);
	uidlist_done(&b->uids);
	index_done(&b->index);
	close_fd(b->dir);
	close_fd(b->cur);
	close_fd(b->new);
	close_fd(b->names_fd);
	free(b->name);
	free(b->messages);
	free(b->places);
	free(b->vsizes);
	free(b->dates);
	free(b->gone);
	free(b->marked);
	buf_done(&b->infos);
	free(b);
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
box_fd(struct box *b, size_t i, int *fd_out, struct err *err)
{
	struct buf name = BUF_INIT(MSGNAME_MAX);
	int dir, tries, got = -1;

	*fd_out = -1;
	for (tries = 0; tries < TRIES && got == -1; tries++) {
		if (b->messages[i].gone || !boxstate_name(b, i, &name, &dir)) {
			got = 0;
			break;
		}
		*fd_out = openat(dir, buf_str(&name), O_RDONLY | O_NOFOLLOW |
		    O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
		if (*fd_out != -1) {
			got = 1;
		} else if (errno != ENOENT) {
			err_sys(err, "open message %lu",
			    (unsigned long)b->messages[i].uid);
			break;
		} else if ((got = boxstate_relocate(b, i, err)) == 1) {
			got = -1;
			err_set(err, ERR_TEMP, "message %lu is being renamed",
			    (unsigned long)b->messages[i].uid);
		} else if (got == -1) {
			break;
		}
	}
	buf_done(&name);
	if (got == 1 && inflated_fd(fd_out, b->dir, BOX_INFLATED_MAX,
	    err) == -1)
		got = -1;
	return got;
}

/* fstat of message i: 1/0/-1. A fifo or directory with a message's name is no
 * message. */
static int
stat_message(struct box *b, size_t i, struct stat *st, struct err *err)
{
	struct buf name = BUF_INIT(MSGNAME_MAX);
	int fd, dir, got = 1;

	/* By its name where that is right; box_fd knows what to do where not. */
	if (b->messages[i].gone || !boxstate_name(b, i, &name, &dir) ||
	    fstatat(dir, buf_str(&name), st, AT_SYMLINK_NOFOLLOW) == -1) {
		got = box_fd(b, i, &fd, err);
		if (got == 1 && fstat(fd, st) == -1)
			got = err_sys(err, "message");
		if (got == 1)
			close(fd);
	}
	buf_done(&name);
	if (got != 1)
		return got;
	if (!S_ISREG(st->st_mode))
		got = err_set(err, ERR_TEMP, "message %lu is not a file",
		    (unsigned long)b->messages[i].uid);
	else if (b->dates[i] != (int64_t)st->st_mtime) {
		b->dates[i] = (int64_t)st->st_mtime;
		b->learned = true;
	}
	return got;
}

/* What the name or the record says. */
static bool
known_size(struct box *b, size_t i, char key, uint64_t *out)
{
	struct buf full = BUF_INIT(MSGNAME_MAX);
	struct span field = span_of(NULL, 0);
	struct msgname name;
	size_t record;
	int dir;
	bool known;

	memset(&name, 0, sizeof(name));
	if (boxstate_name(b, i, &full, &dir))
		msgname_parse(buf_span(&full), &name);
	*out = key == 'S' ? name.size : name.vsize;
	known = key == 'S' ? name.has_size : name.has_vsize;
	buf_done(&full);
	if (known || boxstate_list(b, NULL) == -1)
		return known;
	record = uidlist_at(&b->uids, b->messages[i].uid);
	if (record < b->uids.n &&
	    b->uids.records[record].uid == b->messages[i].uid)
		field = uidlist_field(&b->uids, record, key);
	return field.p != NULL && num_parse_u64(field, INT64_MAX, out) == 0;
}

int
box_size(struct box *b, size_t i, uint64_t *size_out, struct err *err)
{
	struct stat st;
	int got;

	if (known_size(b, i, 'S', size_out))
		return 1;
	if ((got = stat_message(b, i, &st, err)) == 1)
		*size_out = (uint64_t)st.st_size;
	return got;
}

/* Bytes of fd when each LF without a CR gets one. */
static int
count_crlf(int fd, uint64_t *out, struct err *err)
{
	char *chunk = mem_alloc(CHUNK);
	char last = '\0';
	ssize_t n;

	*out = 0;
	while ((n = read(fd, chunk, CHUNK)) != 0) {
		struct span s = span_of(chunk, n > 0 ? (size_t)n : 0);
		size_t at;

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			break;
		for (at = span_find(s, 0, '\n'); at < s.n;
		    at = span_find(s, at + 1, '\n'))
			if ((at > 0 ? s.p[at - 1] : last) != '\r')
				++*out;
		*out += s.n;
		last = s.p[s.n - 1];
	}
	free(chunk);
	return n == 0 ? 1 : err_sys(err, "read message");
}

int
box_vsize(struct box *b, size_t i, uint64_t *size_out, struct err *err)
{
	int fd, got;

	if (b->vsizes[i] == BOXSTATE_UNKNOWN &&
	    !known_size(b, i, 'W', &b->vsizes[i])) {
		if ((got = box_fd(b, i, &fd, err)) != 1)
			return got;
		got = count_crlf(fd, size_out, err);
		close(fd);
		if (got != 1)
			return got;
		b->vsizes[i] = *size_out;
		b->learned = true;
	}
	*size_out = b->vsizes[i];
	return 1;
}

int
box_received(struct box *b, size_t i, int64_t *seconds_out, struct err *err)
{
	struct stat st;
	int got = 1;

	if (b->dates[i] == BOXSTATE_NO_DATE)
		got = stat_message(b, i, &st, err);
	if (got == 1)
		*seconds_out = b->dates[i];
	return got;
}

/* The record of message i, or the number of records. */
static size_t
record_of(struct box *b, size_t i)
{
	size_t record;

	if (boxstate_list(b, NULL) == -1)
		return b->uids.n;
	record = uidlist_at(&b->uids, b->messages[i].uid);
	return record < b->uids.n &&
	    b->uids.records[record].uid == b->messages[i].uid ? record :
	    b->uids.n;
}

struct span
box_guid(struct box *b, size_t i)
{
	size_t record = record_of(b, i);
	struct span guid;

	if (record == b->uids.n)
		return span_of("", 0);
	guid = uidlist_field(&b->uids, record, 'G');
	return guid.p != NULL ? guid : uidlist_name(&b->uids, record);
}

struct span
box_uidl(struct box *b, size_t i)
{
	struct span uidl = span_of(NULL, 0);
	size_t record;

	/* None has one, says the index. */
	if (!b->listed && b->index.state.lasting == 0)
		return uidl;
	if ((record = record_of(b, i)) < b->uids.n)
		uidl = uidlist_field(&b->uids, record, 'P');
	/* An empty P stands for the base name (qmail-pop3d's UIDL). */
	return uidl.p != NULL && uidl.n == 0 ? uidlist_name(&b->uids, record) :
	    uidl;
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

/* `strict`: what is to be written needs the lock, and room. */
static int
begin_change(struct box *b, bool strict, struct err *err)
{
	if (b->how == BOX_READ || b->readonly)
		return err_set(err, ERR_PERM, "mailbox is open for reading");
	return strict ? boxstate_lock_strict(b, DOTLOCK_WAIT_MS, err) :
	    boxstate_lock(b, err);
}

int
box_keyword_add(struct box *b, struct span name, struct err *err)
{
	int n = keywords_find(&b->words, name);

	if (n != -1)
		return n;
	if (begin_change(b, true, err) == -1 ||
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
		got = errno == ENOENT ? 0 : err_sys(err, "rename message");
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
box_mark(struct box *b, size_t i, const struct flags_change *change,
    struct err *err)
{
	int tries, got = 0;

	if (begin_change(b, false, err) == -1)
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
box_is_current(struct box *b, size_t i, struct err *err)
{
	struct buf name = BUF_INIT(MSGNAME_MAX);
	struct stat st;
	int dir, got = 0;

	if (begin_change(b, false, err) == -1)
		return -1;
	if (!b->messages[i].gone && boxstate_name(b, i, &name, &dir)) {
		got = fstatat(dir, buf_str(&name), &st, AT_SYMLINK_NOFOLLOW);
		got = got == 0 ? 1 : errno == ENOENT ? 0 :
		    err_sys(err, "message");
	}
	buf_done(&name);
	return got;
}

size_t
box_gone_since(struct box *b, uint64_t since, uint32_t least,
    struct box_range **out)
{
	return boxgone_since(b, since, least, out);
}

/* Its size as quota counts it, looked for before it is removed. */
static uint64_t
size_for_quota(struct box *b, size_t i)
{
	uint64_t size;

	return box_size(b, i, &size, NULL) == 1 ? size : 0;
}

int
box_expunge(struct box *b, size_t i, struct err *err)
{
	struct buf name = BUF_INIT(MSGNAME_MAX);
	int dir, tries, got = -1;
	uint64_t size;

	if (begin_change(b, false, err) == -1)
		return -1;
	size = b->messages[i].gone ? 0 : size_for_quota(b, i);
	for (tries = 0; tries < TRIES && got == -1; tries++) {
		if (b->messages[i].gone || !boxstate_name(b, i, &name, &dir)) {
			got = 0;
		} else if (unlinkat(dir, buf_str(&name), 0) == 0) {
			got = 1;
		} else if (errno != ENOENT) {
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

void
box_lift_quota(struct box *to)
{
	to->unlimited = true;
}

static int
check_quota(const struct box *to, uint64_t bytes, size_t n, struct err *err)
{
	if (to->tree->quota == NULL || to->unlimited)
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
	    check_quota(to, bytes, n, err) == -1 || begin_change(to, true, err) == -1)
		return -1;
	r = boxcopy_append(to, saves, n, uids_out, err);
	if (box_commit(to, r == 0 ? err : NULL) == -1)
		r = -1;
	return r;
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
	    box_commit(from, err) == -1 || begin_change(to, true, err) == -1)
		return -1;
	got = boxcopy_messages(from, indices, n, to, uids_out, err);
	if (box_commit(to, got == 1 ? err : NULL) == -1)
		got = -1;
	return got;
}

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
box_commit(struct box *b, struct err *err)
{
	int r = 0;

	if (b->dirty_cur && disk_sync(b->cur) == -1)
		r = err_sys(err, "fsync cur");
	if (b->dirty_new && disk_sync(b->new) == -1)
		r = err_sys(err, "fsync new");
	b->dirty_cur = b->dirty_new = false;
	/* Quota is a guess that is made anew when it is wrong. */
	if (b->quota_messages != 0 && (b->tree->quota == NULL ||
	    quota_counts(b->tree->quota, span_str(b->name))) && maildirsize_add(b->root, b->quota_bytes,
	    b->quota_messages, NULL) == -1)
		b->quota_bytes = 0;
	b->quota_bytes = b->quota_messages = 0;
	if (b->touched && b->how == BOX_WRITE)
		note_own(b);
	boxstate_unlock(b);
	return r;
}
