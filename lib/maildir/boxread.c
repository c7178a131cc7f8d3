/* boxread - see boxread.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/boxread.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/num.h"
#include "io/unpack.h"
#include "maildir/disk.h"
#include "maildir/inflated.h"
#include "maildir/msgname.h"
#include "os/clock.h"

#define AHEAD_MAX 86400              /* seconds, of another clock */
#define CHUNK 65536
#define SECONDS_DIGITS 9             /* of the time in a name, at least */
#define TRIES 3                      /* against a file renamed again and
                                      * again */

/* The file as it is, perhaps compressed. */
static int
open_file(struct box *b, size_t i, int *fd_out, struct err *err)
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
		} else if (!disk_is_gone(errno)) {
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

int
boxread_fd(struct box *b, size_t i, int *fd_out, struct err *err)
{
	int got = open_file(b, i, fd_out, err);

	if (got == 1 && inflated_fd(fd_out, b->dir, BOX_INFLATED_MAX,
	    err) == -1)
		got = -1;
	return got;
}

/* A regular file gives all it has, up to what is asked for. */
static int
read_up_to(int fd, struct buf *bytes, size_t most, struct err *err)
{
	ssize_t n;

	buf_reset(bytes);
	if (!buf_room(bytes, most + 1))
		return err_set(err, ERR_LIMIT, "message too large");
	do
		n = pread(fd, bytes->p, most + 1, 0);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return err_sys(err, "read message");
	buf_grew(bytes, (size_t)n);
	return bytes->len <= most ? 1 : 2;
}

int
boxread_whole(struct box *b, size_t i, int *fd_out, struct buf *bytes,
    size_t most, struct err *err)
{
	int got = open_file(b, i, fd_out, err);

	if (got != 1)
		return got;
	got = read_up_to(*fd_out, bytes, most, err);
	if (got > 0 && unpack_kind_in(buf_span(bytes)) != NULL) {
		got = inflated_fd(fd_out, b->dir, BOX_INFLATED_MAX, err);
		if (got == 0)
			got = read_up_to(*fd_out, bytes, most, err);
	}
	if (got == -1 && *fd_out != -1) {
		close(*fd_out);
		*fd_out = -1;
	}
	return got;
}

/* fstat of message i: 1/0/-1. A fifo or directory with a message's name is no
 * message. */
static int
stat_message(struct box *b, size_t i, struct stat *st, struct err *err)
{
	struct buf name = BUF_INIT(MSGNAME_MAX);
	int fd, dir, got = 1;

	/* By its name where that is right; box_fd knows what to do where
	 * not. */
	if (b->messages[i].gone || !boxstate_name(b, i, &name, &dir) ||
	    fstatat(dir, buf_str(&name), st, AT_SYMLINK_NOFOLLOW) == -1) {
		got = boxread_fd(b, i, &fd, err);
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
boxread_size(struct box *b, size_t i, uint64_t *size_out, struct err *err)
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
boxread_vsize(struct box *b, size_t i, uint64_t *size_out, struct err *err)
{
	int fd, got;

	if (b->vsizes[i] == BOXSTATE_UNKNOWN &&
	    !known_size(b, i, 'W', &b->vsizes[i])) {
		if ((got = boxread_fd(b, i, &fd, err)) != 1)
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
boxread_received(struct box *b, size_t i, int64_t *seconds_out, struct err *err)
{
	struct stat st;
	int got = 1;

	if (b->dates[i] == BOXSTATE_NO_DATE)
		got = stat_message(b, i, &st, err);
	if (got == 1)
		*seconds_out = b->dates[i];
	return got;
}

int
boxread_changed(struct box *b, size_t i, int64_t *seconds_out,
    struct err *err)
{
	struct stat st;
	int got = stat_message(b, i, &st, err);

	if (got == 1)
		*seconds_out = (int64_t)st.st_ctime;
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

/* What the record says, which only copies under an old name need; else the time
 * in the name, which is that of the delivery. */
bool
boxread_saved(struct box *b, size_t i, int64_t *seconds_out)
{
	struct buf name = BUF_INIT(MSGNAME_MAX);
	struct span field = span_of(NULL, 0);
	uint64_t t = 0;
	int64_t now;
	int32_t micros;
	size_t record, digits;
	int dir;

	if ((b->listed || b->index.state.lasting != 0) &&
	    (record = record_of(b, i)) < b->uids.n)
		field = uidlist_field(&b->uids, record, 'T');
	if (field.p == NULL || num_parse_u64(field, INT64_MAX, &t) == -1) {
		if (!boxstate_name(b, i, &name, &dir))
			buf_reset(&name);
		digits = num_parse_prefix(buf_span(&name), INT64_MAX, &t);
		if (digits < SECONDS_DIGITS || name.p[digits] != '.')
			t = 0;
	}
	buf_done(&name);
	os_clock_wall(&now, &micros);
	*seconds_out = (int64_t)t;
	return t > 0 && (int64_t)t < now + AHEAD_MAX;
}

struct span
boxread_guid(struct box *b, size_t i)
{
	size_t record = record_of(b, i);
	struct span guid;

	if (record == b->uids.n)
		return span_of("", 0);
	guid = uidlist_field(&b->uids, record, 'G');
	return guid.p != NULL ? guid : uidlist_name(&b->uids, record);
}

struct span
boxread_base(struct box *b, size_t i)
{
	size_t record = record_of(b, i);

	return record == b->uids.n ? span_of("", 0) :
	    uidlist_name(&b->uids, record);
}

struct span
boxread_uidl(struct box *b, size_t i)
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
