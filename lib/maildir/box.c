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
#include "maildir/boxstate.h"
#include "maildir/boxsync.h"
#include "maildir/disk.h"
#include "maildir/leftover.h"
#include "maildir/maildirsize.h"
#include "maildir/msgname.h"
#include "os/clock.h"

#define CHUNK 65536
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

int
box_open(const struct tree *t, struct span name, enum box_how how,
    struct box **out, struct err *err)
{
	struct box_changes changes;
	struct box *b;
	int dir, got = tree_mailbox(t, name, &dir, err);

	if (got != 1)
		return got;
	b = mem_zero(1, sizeof(*b));
	b->root = t->fd;
	b->how = how;
	b->dir = dir;
	b->cur = b->new = -1;
	uidlist_init(&b->uids);
	keywords_init(&b->words);
	dotlock_init(&b->lock);
	buf_init(&b->infos, BOXSTATE_INFOS_MAX);
	if (how == BOX_WRITE)
		remove_leftovers(b);
	if (open_dirs(b, err) == -1 || (how != BOX_APPEND &&
	    boxsync_run(b, &changes, err) == -1)) {
		box_close(b);
		return -1;
	}
	*out = b;
	return 1;
}

void
box_close(struct box *b)
{
	if (b == NULL)
		return;
	dotlock_release(&b->lock);
	uidlist_done(&b->uids);
	close_fd(b->dir);
	close_fd(b->cur);
	close_fd(b->new);
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
	return got;
}

/* fstat of message i: 1/0/-1. A fifo or directory with a message's name is no
 * message. */
static int
stat_message(struct box *b, size_t i, struct stat *st, struct err *err)
{
	int fd, got = box_fd(b, i, &fd, err);

	if (got != 1)
		return got;
	if (fstat(fd, st) == -1)
		got = err_sys(err, "message");
	else if (!S_ISREG(st->st_mode))
		got = err_set(err, ERR_TEMP, "message %lu is not a file",
		    (unsigned long)b->messages[i].uid);
	else
		b->dates[i] = (int64_t)st->st_mtime;
	close(fd);
	return got;
}

/* What the name or the record says. */
static bool
known_size(const struct box *b, size_t i, char key, uint64_t *out)
{
	size_t record = uidlist_at(&b->uids, b->messages[i].uid);
	struct msgname name;
	struct span field;

	if (record == b->uids.n ||
	    b->uids.records[record].uid != b->messages[i].uid)
		return false;
	msgname_parse(uidlist_name(&b->uids, record), &name);
	*out = key == 'S' ? name.size : name.vsize;
	if (key == 'S' ? name.has_size : name.has_vsize)
		return true;
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

struct span
box_guid(const struct box *b, size_t i)
{
	size_t record = uidlist_at(&b->uids, b->messages[i].uid);
	struct span guid;

	if (record == b->uids.n)
		return span_of("", 0);
	guid = uidlist_field(&b->uids, record, 'G');
	return guid.p != NULL ? guid : uidlist_name(&b->uids, record);
}

struct span
box_uidl(const struct box *b, size_t i)
{
	size_t record = uidlist_at(&b->uids, b->messages[i].uid);
	struct span uidl;

	if (record == b->uids.n)
		return span_of(NULL, 0);
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

static int
begin_change(struct box *b, struct err *err)
{
	if (b->how == BOX_READ)
		return err_set(err, ERR_PERM, "mailbox is open for reading");
	return boxstate_lock(b, err);
}

int
box_keyword_add(struct box *b, struct span name, struct err *err)
{
	int n = keywords_find(&b->words, name);

	if (n != -1)
		return n;
	if (begin_change(b, err) == -1 ||
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
	else
		b->dirty_cur = true;
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

	if (begin_change(b, err) == -1)
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

	if (begin_change(b, err) == -1)
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
		b->messages[i].gone = true;
		b->dirty_cur |= dir == b->cur;
		b->dirty_new |= dir == b->new;
		b->quota_bytes -= (int64_t)size;
		b->quota_messages--;
	}
	buf_done(&name);
	return got;
}

int
box_append(struct box *to, struct save *const *saves, size_t n,
    uint32_t *uids_out, struct err *err)
{
	int r;

	/* The slow part before the lock. */
	if (save_sync(saves, n, err) == -1 || begin_change(to, err) == -1)
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
	int got;

	/* One lock at a time, or two sessions that copy crosswise wait for
	 * each other. */
	if (box_commit(from, err) == -1 || begin_change(to, err) == -1)
		return -1;
	got = boxcopy_messages(from, indices, n, to, uids_out, err);
	if (box_commit(to, got == 1 ? err : NULL) == -1)
		got = -1;
	return got;
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
	if (b->quota_messages != 0 && maildirsize_add(b->root, b->quota_bytes,
	    b->quota_messages, NULL) == -1)
		b->quota_bytes = 0;
	b->quota_bytes = b->quota_messages = 0;
	dotlock_release(&b->lock);
	return r;
}
