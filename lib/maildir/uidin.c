/* uidin - see uidin.h.
 *
 * The lines stay in memory as they are in the file, so that a rewrite keeps
 * what we do not know. Damage (a line that is none, a UID out of order) is
 * handled by what may have been lost with it: if good records with higher UIDs
 * follow, the lost UIDs lie below them and are simply not used again; if none
 * follows, UIDs above the last good one may have been given out, so UIDVALIDITY
 * must rise. An unfinished last line is neither: its append was never
 * acknowledged, nobody was told its UID.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/uidin.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/num.h"
#include "maildir/disk.h"
#include "maildir/uidstate.h"

#define UID_MAX 0xffffffffu
#define TRIES 3
#define CHECKED 1024                 /* bytes of the header, and before new
                                      * lines */

static const char file_name[] = UIDSTATE_FILE;

/* All whole lines from bytes[from] on. False when damage stands at the end. */
static bool
parse_lines(struct uidlist *u, size_t from, int version)
{
	struct span all = buf_span(&u->bytes);
	uint32_t last = u->n > 0 ? u->records[u->n - 1].uid : 0;
	bool good = true;

	while (from < all.n) {
		size_t lf = span_find(all, from, '\n');
		struct span line = span_sub(all, from, lf);
		struct uidlist_record r;
		uint64_t uid;

		if (uidstate_parse(line, version, &r) && r.uid > last) {
			r.line = (uint32_t)from;
			uidstate_add(u, &r);
			last = r.uid;
			good = true;
		} else {
			u->rewrite = true;
			good = false;
			if (num_parse_prefix(line, UID_MAX, &uid) > 0)
				uidstate_raise(u, (uint32_t)uid);
		}
		from = lf + 1;
	}
	return good;
}

/* "3 V1795310277 N53 Gf8..." or "1 1795310277 53": the version, 0 when it is
 * neither. */
static int
parse_header(struct uidlist *u, struct span line)
{
	struct span word;
	uint32_t v = 0, next = 0;
	int version;

	buf_reset(&u->header);
	if (!span_word(&line, &word) || word.n != 1 ||
	    (word.p[0] != '3' && word.p[0] != '1'))
		return 0;
	version = word.p[0] - '0';
	if (version == 1) {
		if (!span_word(&line, &word) ||
		    num_parse_u32(word, UID_MAX, &v) == -1 ||
		    !span_word(&line, &word) ||
		    num_parse_u32(word, UID_MAX, &next) == -1)
			return 0;
		u->rewrite = true;
	}
	while (version == 3 && span_word(&line, &word)) {
		struct span value = span_from(word, 1);

		if (word.p[0] == 'V') {
			if (num_parse_u32(value, UID_MAX, &v) == -1)
				return 0;
		} else if (word.p[0] == 'N') {
			if (num_parse_u32(value, UID_MAX, &next) == -1)
				return 0;
		} else {
			buf_addc(&u->header, ' ');
			buf_add(&u->header, word);
		}
	}
	if (v == 0 || next == 0 || !buf_ok(&u->header))
		return 0;
	u->uidvalidity = v;
	if (u->next != 0 && next > u->next)
		u->next = next;
	return version;
}

/* What lies behind the last LF is left out, and is damage under the lock. */
static void
drop_unfinished(struct uidlist *u, size_t from, bool locked)
{
	struct span s = span_from(buf_span(&u->bytes), from);
	size_t lf = span_rfind(s, '\n');
	size_t whole = lf == s.n ? 0 : lf + 1;
	uint64_t uid;
	size_t digits;

	if (whole == s.n)
		return;
	if (locked) {
		struct span torn = span_from(s, whole);

		u->rewrite = true;
		digits = num_parse_prefix(torn, UID_MAX, &uid);
		if (digits > 0 && digits < torn.n)
			uidstate_raise(u, (uint32_t)uid);
	}
	buf_cut(&u->bytes, from + whole);
}

static void
lose_validity(struct uidlist *u)
{
	if (u->uidvalidity != 0)
		u->previous = u->uidvalidity;
	u->uidvalidity = 0;
	u->rewrite = true;
}

void
uidin_all(struct uidlist *u, struct span file, bool locked)
{
	uint32_t old_validity = u->uidvalidity, old_next = u->next;
	size_t lf = span_find(file, 0, '\n');
	int version;

	uidstate_forget(u);
	buf_reset(&u->first);
	buf_add(&u->first, span_sub(file, 0, lf < file.n ? lf + 1 : 0));
	u->uidvalidity = 0;
	u->next = 1;
	version = lf < file.n ? parse_header(u, span_sub(file, 0, lf)) : 0;
	buf_add(&u->bytes, span_from(file, lf + 1));
	drop_unfinished(u, 0, locked);
	u->size = (off_t)(lf < file.n ? lf + 1 + u->bytes.len : 0);
	if (!parse_lines(u, 0, version == 0 ? 3 : version) || version == 0) {
		if (u->uidvalidity == 0)
			u->uidvalidity = old_validity;
		lose_validity(u);
	} else if (u->uidvalidity == old_validity && u->next != 0 &&
	    (old_next == 0 || old_next > u->next)) {
		u->next = old_next;
	} else if (old_validity != 0 && u->uidvalidity != old_validity) {
		u->previous = old_validity;
	}
	if (!uidstate_has_guid(u))
		u->rewrite = true;
	u->unwritten = u->bytes.len;
}

static int
read_anew(struct uidlist *u, int fd, bool locked, struct err *err)
{
	struct buf file = BUF_INIT(UIDLIST_MAX);
	int r = disk_read_from(fd, 0, file_name, &file, err);

	if (r == 0)
		uidin_all(u, buf_span(&file), locked);
	buf_done(&file);
	return r;
}

static bool
is_at(int fd, off_t at, struct span what)
{
	char there[CHECKED];

	return what.n > 0 && what.n <= sizeof(there) &&
	    pread(fd, there, what.n, at) == (ssize_t)what.n &&
	    span_eq(span_of(there, what.n), what);
}

/* Does the file go on where we stopped? One that has been written anew may have
 * the inode of the one before the last. Its header differs then, or where the
 * lines stand. */
static bool
is_continued(const struct uidlist *u, int fd)
{
	size_t n = u->bytes.len < CHECKED ? u->bytes.len : CHECKED;

	return is_at(fd, 0, buf_span(&u->first)) && is_at(fd,
	    u->size - (off_t)n, span_from(buf_span(&u->bytes),
	    u->bytes.len - n));
}

static int
read_appended(struct uidlist *u, int fd, bool locked, struct err *err)
{
	size_t from = u->bytes.len;

	if (disk_read_from(fd, u->size, file_name, &u->bytes, err) == -1) {
		u->ino = 0;
		return -1;
	}
	drop_unfinished(u, from, locked);
	u->size += (off_t)(u->bytes.len - from);
	u->unwritten = u->bytes.len;
	if (!parse_lines(u, from, 3))
		lose_validity(u);
	return 0;
}

static bool
is_unchanged(const struct uidlist *u, const struct stat *st)
{
	return uidstate_is_read(u, st) && st->st_size == u->size &&
	    st->st_mtim.tv_sec == u->mtime.tv_sec &&
	    st->st_mtim.tv_nsec == u->mtime.tv_nsec;
}

static int
file_is_gone(struct uidlist *u)
{
	bool was = u->ino != 0 || u->n > 0;

	if (!was)
		return 0;
	uidstate_forget(u);
	lose_validity(u);
	u->next = 1;
	u->ino = 0;
	u->size = 0;
	return 1;
}

/* What was added and never written is forgotten, and with it the UIDs. */
static void
drop_unwritten(struct uidlist *u)
{
	if (u->unwritten < u->bytes.len)
		u->ino = 0;
}

int
uidin_refresh(struct uidlist *u, int dir, bool locked, struct err *err)
{
	struct stat st;
	int fd = -1, r, tries;

	drop_unwritten(u);
	if (fstatat(dir, file_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    is_unchanged(u, &st))
		return 0;
	for (tries = 0; tries < TRIES; tries++) {
		fd = openat(dir, file_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
		    O_CLOEXEC);
		/* Replaced by another host in this moment. */
		if (fd != -1 || errno != ESTALE)
			break;
	}
	if (fd == -1)
		return errno == ENOENT ? file_is_gone(u) :
		    err_sys(err, "%s", file_name);
	if (fstat(fd, &st) == -1)
		r = err_sys(err, "%s", file_name);
	else if (!S_ISREG(st.st_mode))
		r = err_set(err, ERR_TEMP, "%s is not a file", file_name);
	else if (uidstate_is_read(u, &st) && st.st_size > u->size &&
	    !u->rewrite && is_continued(u, fd))
		r = read_appended(u, fd, locked, err);
	else
		r = read_anew(u, fd, locked, err);
	close(fd);
	if (r == 0)
		uidstate_note(u, &st);
	return r == 0 ? 1 : -1;
}
