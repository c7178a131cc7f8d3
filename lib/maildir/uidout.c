/* uidout - see uidout.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/uidout.h"
#include "io/writeall.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "maildir/disk.h"
#include "maildir/uidin.h"
#include "maildir/uidstate.h"
#include "os/random.h"

#define UID_MAX 0xffffffffu

static const char file_name[] = UIDSTATE_FILE;
static const char temporary[] = UIDSTATE_FILE ".tmp";

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

/* What a rewrite changes: leaves out, or adds a field to. */
struct rewrite {
	const bool *alive;       /* or NULL: all */
	char key;
	const struct span *values;       /* or NULL: none */
};

static void
write_record(const struct uidlist *u, size_t i, const struct rewrite *w,
    struct buf *out)
{
	const struct uidlist_record *r = &u->records[i];

	buf_addu(out, r->uid);
	buf_add(out, uidstate_fields(u, r));
	if (w->values != NULL && w->values[i].p != NULL &&
	    uidlist_field(u, i, w->key).p == NULL) {
		buf_addc(out, ' ');
		buf_addc(out, w->key);
		buf_add(out, w->values[i]);
	}
	buf_adds(out, " :");
	buf_add(out, uidstate_name(u, r));
	buf_addc(out, '\n');
}

static int
write_anew(struct uidlist *u, int dir, const struct rewrite *w,
    struct err *err)
{
	struct buf file = BUF_INIT(UIDLIST_MAX);
	struct stat st;
	size_t i;
	int r;

	if (!uidstate_has_guid(u))
		add_guid(u);
	buf_addf(&file, "3 V%lu N%lu", (unsigned long)u->uidvalidity,
	    (unsigned long)(u->next == 0 ? UID_MAX : u->next));
	buf_add(&file, buf_span(&u->header));
	buf_addc(&file, '\n');
	for (i = 0; i < u->n; i++)
		if (!u->records[i].dead && (w->alive == NULL || w->alive[i]))
			write_record(u, i, w, &file);
	r = buf_ok(&file) ? disk_replace(dir, file_name, temporary,
	    buf_span(&file), NULL, err) :
	    err_set(err, ERR_LIMIT, "%s would be too large", file_name);
	if (r == 0)
		uidin_all(u, buf_span(&file), true);
	buf_done(&file);
	if (r == 0 && fstatat(dir, file_name, &st, AT_SYMLINK_NOFOLLOW) == 0)
		uidstate_note(u, &st);
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
	else if (!uidstate_is_read(u, &st) || st.st_size != u->size)
		r = err_set(err, ERR_TEMP, "%s changed under our lock",
		    file_name);
	else if ((r = writeall(fd, span_from(buf_span(&u->bytes),
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
		uidstate_note(u, &st);
		u->size = st.st_size;
		u->unwritten = u->bytes.len;
	}
	return r;
}

int
uidout_write(struct uidlist *u, int dir, struct err *err)
{
	static const struct rewrite as_it_is = { NULL, 0, NULL };
	int r = 0;

	if (u->uidvalidity == 0)
		return err_set(err, ERR_TEMP, "mailbox without UIDVALIDITY");
	if (u->rewrite || u->ino == 0)
		r = write_anew(u, dir, &as_it_is, err);
	else if (u->unwritten < u->bytes.len)
		r = append(u, dir, err);
	if (r == -1)
		u->ino = 0;
	return r;
}

int
uidout_compact(struct uidlist *u, int dir, const bool *alive,
    struct err *err)
{
	struct rewrite w = { alive, 0, NULL };

	return write_anew(u, dir, &w, err);
}

int
uidout_lay(struct uidlist *u, int dir, char key, const struct span *values,
    struct err *err)
{
	struct rewrite w = { NULL, key, values };

	return write_anew(u, dir, &w, err);
}
