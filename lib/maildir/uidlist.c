/* uidlist - see uidlist.h.
 *
 * The lines stay in memory as they are in the file, so that a rewrite keeps what
 * we do not know. Damage (a line that is none, a UID out of order) is handled
 * by what may have been lost with it: if good records with higher UIDs follow,
 * the lost UIDs lie below them and are simply not used again; if none follows,
 * UIDs above the last good one may have been given out, so UIDVALIDITY must
 * rise. An unfinished last line is neither: its append was never acknowledged,
 * nobody was told its UID.
 * Longer than most files here, since reading, adding and writing share the
 * table and the rule above; what one line is stands in uidline.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/uidlist.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/num.h"
#include "maildir/disk.h"
#include "maildir/uidline.h"
#include "os/random.h"

#define HEADER_LINE_MAX 1024
#define UID_MAX 0xffffffffu

static const char file_name[] = "dovecot-uidlist";
static const char temporary[] = "dovecot-uidlist.tmp";

void
uidlist_init(struct uidlist *u)
{
	memset(u, 0, sizeof(*u));
	buf_init(&u->bytes, UIDLIST_MAX);
	buf_init(&u->header, HEADER_LINE_MAX);
	u->next = 1;
}

void
uidlist_done(struct uidlist *u)
{
	buf_done(&u->bytes);
	buf_done(&u->header);
	free(u->records);
	free(u->table);
	uidlist_init(u);
}

/* FNV-1a over the name, the high bits folded in. */
static size_t
hash(struct span s)
{
	uint64_t h = 14695981039346656037u;
	size_t i;

	for (i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return (size_t)(h ^ h >> 32);
}

static struct span
name_of(const struct uidlist *u, const struct uidlist_record *r)
{
	return span_of(u->bytes.p + r->line + r->name_at, r->name_n);
}

struct span
uidlist_name(const struct uidlist *u, size_t i)
{
	return name_of(u, &u->records[i]);
}

/* Where the name is in the table, or the empty place where it would go. */
static size_t
slot_of(const struct uidlist *u, struct span name)
{
	size_t at = hash(name) & (u->table_cap - 1);

	while (u->table[at] != 0 &&
	    !span_eq(uidlist_name(u, u->table[at] - 1), name))
		at = (at + 1) & (u->table_cap - 1);
	return at;
}

/* At most half full, so that runs stay short. */
static void
grow_table(struct uidlist *u)
{
	size_t i;

	if ((u->n + 1) * 2 <= u->table_cap)
		return;
	free(u->table);
	u->table_cap = u->table_cap == 0 ? 64 : u->table_cap * 2;
	u->table = mem_zero(u->table_cap, sizeof(*u->table));
	for (i = 0; i < u->n; i++)
		if (!u->records[i].dead)
			u->table[slot_of(u, uidlist_name(u, i))] =
			    (uint32_t)i + 1;
}

static void
raise_next(struct uidlist *u, uint32_t used)
{
	if (u->next != 0 && used >= u->next)
		u->next = used == UID_MAX ? 0 : used + 1;
}

static void
add_record(struct uidlist *u, const struct uidlist_record *r)
{
	size_t at;

	grow_table(u);
	if (u->n == u->cap) {
		u->cap = u->cap == 0 ? 64 : u->cap * 2;
		u->records = mem_resize(u->records, u->cap,
		    sizeof(*u->records));
	}
	at = slot_of(u, name_of(u, r));
	if (u->table[at] != 0)
		u->records[u->table[at] - 1].dead = true;
	u->records[u->n++] = *r;
	u->table[at] = (uint32_t)u->n;
	raise_next(u, r->uid);
}

static bool
parse_line(struct span line, int version, struct uidlist_record *out)
{
	struct uidline l;

	if (!uidline_parse(line, version, &l))
		return false;
	*out = (struct uidlist_record){ l.uid, 0, l.name_at, l.name_n,
		(uint16_t)line.n, false };
	return true;
}

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

		if (parse_line(line, version, &r) && r.uid > last) {
			r.line = (uint32_t)from;
			add_record(u, &r);
			last = r.uid;
			good = true;
		} else {
			u->rewrite = true;
			good = false;
			if (num_parse_prefix(line, UID_MAX, &uid) > 0)
				raise_next(u, (uint32_t)uid);
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

static void
forget_records(struct uidlist *u)
{
	u->n = 0;
	if (u->table_cap > 0)
		memset(u->table, 0, u->table_cap * sizeof(*u->table));
	buf_reset(&u->bytes);
	u->unwritten = 0;
	u->rewrite = false;
}

static bool
has_guid(const struct uidlist *u)
{
	return span_search(buf_span(&u->header), SPAN(" G")) < u->header.len;
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
			raise_next(u, (uint32_t)uid);
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

/* The whole file anew. While UIDVALIDITY stays, `next` never falls, whatever
 * has become of the file. */
static void
take_all(struct uidlist *u, struct span file, bool locked)
{
	uint32_t old_validity = u->uidvalidity, old_next = u->next;
	size_t lf = span_find(file, 0, '\n');
	int version;

	forget_records(u);
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
	if (!has_guid(u))
		u->rewrite = true;
	u->unwritten = u->bytes.len;
}

static int
read_anew(struct uidlist *u, int fd, bool locked, struct err *err)
{
	struct buf file = BUF_INIT(UIDLIST_MAX);
	int r = disk_read_from(fd, 0, file_name, &file, err);

	if (r == 0)
		take_all(u, buf_span(&file), locked);
	buf_done(&file);
	return r;
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
is_as_read(const struct uidlist *u, const struct stat *st)
{
	return u->ino != 0 && st->st_dev == u->dev && st->st_ino == u->ino;
}

static bool
is_unchanged(const struct uidlist *u, const struct stat *st)
{
	return is_as_read(u, st) && st->st_size == u->size &&
	    st->st_mtim.tv_sec == u->mtime.tv_sec &&
	    st->st_mtim.tv_nsec == u->mtime.tv_nsec;
}

static void
note_file(struct uidlist *u, const struct stat *st)
{
	u->dev = st->st_dev;
	u->ino = st->st_ino;
	u->mtime = st->st_mtim;
}

static int
file_is_gone(struct uidlist *u)
{
	bool was = u->ino != 0 || u->n > 0;

	if (!was)
		return 0;
	forget_records(u);
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
uidlist_refresh(struct uidlist *u, int dir, bool locked, struct err *err)
{
	struct stat st;
	int fd, r;

	drop_unwritten(u);
	if (fstatat(dir, file_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    is_unchanged(u, &st))
		return 0;
	fd = openat(dir, file_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
	    O_CLOEXEC);
	if (fd == -1)
		return errno == ENOENT ? file_is_gone(u) :
		    err_sys(err, "%s", file_name);
	if (fstat(fd, &st) == -1)
		r = err_sys(err, "%s", file_name);
	else if (!S_ISREG(st.st_mode))
		r = err_set(err, ERR_TEMP, "%s is not a file", file_name);
	else if (is_as_read(u, &st) && st.st_size > u->size && !u->rewrite)
		r = read_appended(u, fd, locked, err);
	else
		r = read_anew(u, fd, locked, err);
	close(fd);
	if (r == 0)
		note_file(u, &st);
	return r == 0 ? 1 : -1;
}

size_t
uidlist_find(const struct uidlist *u, struct span base)
{
	size_t at;

	if (u->n == 0)
		return UIDLIST_NONE;
	at = slot_of(u, base);
	return u->table[at] == 0 ? UIDLIST_NONE : u->table[at] - 1;
}

size_t
uidlist_at(const struct uidlist *u, uint32_t uid)
{
	size_t low = 0, high = u->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (u->records[mid].uid < uid)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The bytes between UID and " :" of a record's line. */
static struct span
fields_of(const struct uidlist *u, const struct uidlist_record *r)
{
	struct span s = span_of(u->bytes.p + r->line, r->name_at);

	s = span_from(s, span_find(s, 0, ' '));
	if (span_ends(s, SPAN(" :")))
		s.n -= 2;
	else
		s.n = 0;
	return s;
}

struct span
uidlist_field(const struct uidlist *u, size_t i, char key)
{
	struct span rest = fields_of(u, &u->records[i]), word;

	while (span_word(&rest, &word))
		if (word.p[0] == key)
			return span_from(word, 1);
	return span_of(NULL, 0);
}

uint32_t
uidlist_add(struct uidlist *u, struct span base, struct span fields)
{
	uint32_t uid = u->next;
	struct uidlist_record r;
	size_t from = u->bytes.len;

	if (uid == 0)
		return 0;
	buf_addu(&u->bytes, uid);
	buf_add(&u->bytes, fields);
	buf_adds(&u->bytes, " :");
	buf_add(&u->bytes, base);
	buf_addc(&u->bytes, '\n');
	if (!buf_ok(&u->bytes) || !parse_line(span_sub(buf_span(&u->bytes),
	    from, u->bytes.len - 1), 3, &r) ||
	    !span_eq(span_of(u->bytes.p + from + r.name_at, r.name_n), base)) {
		u->bytes.over = false;
		buf_cut(&u->bytes, from);
		return 0;
	}
	r.line = (uint32_t)from;
	add_record(u, &r);
	return uid;
}

void
uidlist_set_validity(struct uidlist *u, uint32_t uidvalidity)
{
	if (u->uidvalidity != 0)
		u->previous = u->uidvalidity;
	u->uidvalidity = uidvalidity;
	u->rewrite = true;
}

static void
add_guid(struct uidlist *u)
{
	unsigned char r[16];
	size_t i;

	os_random(r, sizeof(r));
	buf_adds(&u->header, " G");
	for (i = 0; i < sizeof(r); i++)
		buf_addf(&u->header, "%02x", r[i]);
}

static void
write_record(const struct uidlist *u, const struct uidlist_record *r,
    struct buf *out)
{
	buf_addu(out, r->uid);
	buf_add(out, fields_of(u, r));
	buf_adds(out, " :");
	buf_add(out, name_of(u, r));
	buf_addc(out, '\n');
}

static int
write_anew(struct uidlist *u, int dir, const bool *alive, struct err *err)
{
	struct buf file = BUF_INIT(UIDLIST_MAX);
	struct stat st;
	size_t i;
	int r;

	if (!has_guid(u))
		add_guid(u);
	buf_addf(&file, "3 V%lu N%lu", (unsigned long)u->uidvalidity,
	    (unsigned long)(u->next == 0 ? UID_MAX : u->next));
	buf_add(&file, buf_span(&u->header));
	buf_addc(&file, '\n');
	for (i = 0; i < u->n; i++)
		if (!u->records[i].dead && (alive == NULL || alive[i]))
			write_record(u, &u->records[i], &file);
	r = buf_ok(&file) ? disk_replace(dir, file_name, temporary,
	    buf_span(&file), NULL, err) :
	    err_set(err, ERR_LIMIT, "%s would be too large", file_name);
	if (r == 0)
		take_all(u, buf_span(&file), true);
	buf_done(&file);
	if (r == 0 && fstatat(dir, file_name, &st, AT_SYMLINK_NOFOLLOW) == 0)
		note_file(u, &st);
	else
		u->ino = 0;
	return r;
}

/* O_APPEND, and back to the old length when it did not all go in: a torn line
 * would be glued to the next one. */
static int
append(struct uidlist *u, int dir, struct err *err)
{
	int fd = openat(dir, file_name, O_WRONLY | O_APPEND | O_NOFOLLOW |
	    O_CLOEXEC);
	struct stat st;
	int r;

	if (fd == -1)
		return err_sys(err, "%s", file_name);
	if (fstat(fd, &st) == -1)
		r = err_sys(err, "%s", file_name);
	else if (!is_as_read(u, &st) || st.st_size != u->size)
		r = err_set(err, ERR_TEMP, "%s changed under our lock",
		    file_name);
	else if ((r = disk_write(fd, span_from(buf_span(&u->bytes),
	    u->unwritten))) == -1 || (r = disk_sync(fd)) == -1) {
		err_sys(err, "write %s", file_name);
		if (ftruncate(fd, u->size) == -1)
			err_sys(err, "take back a write to %s", file_name);
	}
	if (r == 0 && (fstat(fd, &st) == -1 ||
	    st.st_size != u->size + (off_t)(u->bytes.len - u->unwritten)))
		r = err_set(err, ERR_TEMP, "%s changed under our lock",
		    file_name);
	if (close(fd) == -1 && r == 0)
		r = err_sys(err, "close %s", file_name);
	if (r == 0) {
		note_file(u, &st);
		u->size = st.st_size;
		u->unwritten = u->bytes.len;
	}
	return r;
}

int
uidlist_write(struct uidlist *u, int dir, struct err *err)
{
	int r = 0;

	if (u->uidvalidity == 0)
		return err_set(err, ERR_TEMP, "mailbox without UIDVALIDITY");
	if (u->rewrite || u->ino == 0)
		r = write_anew(u, dir, NULL, err);
	else if (u->unwritten < u->bytes.len)
		r = append(u, dir, err);
	if (r == -1)
		u->ino = 0;
	return r;
}

int
uidlist_compact(struct uidlist *u, int dir, const bool *alive,
    struct err *err)
{
	return write_anew(u, dir, alive, err);
}
