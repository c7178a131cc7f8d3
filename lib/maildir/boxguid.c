/* boxguid - see boxguid.h. Only the first line of the uid list is looked at.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/boxguid.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "maildir/box.h"
#include "maildir/disk.h"
#include "maildir/dotlock.h"
#include "maildir/layout.h"
#include "maildir/uidlist.h"

#define HEADER_MAX 4096
#define PATH_MAX_HERE 4096

struct span
boxguid_span(const struct boxguid *g)
{
	return span_str(g->text);
}

/* "3 V1795310277 N53 Gf8354f2dc542026b8077000083ecc375" */
static int
parse_header(struct span line, struct boxguid *out)
{
	struct span word;
	size_t i;

	out->text[0] = '\0';
	if (!span_word(&line, &word) || !span_eq(word, SPAN("3")))
		return 0;
	while (span_word(&line, &word))
		if (word.n == BOXGUID_LEN + 1 && word.p[0] == 'G')
			break;
	if (word.n != BOXGUID_LEN + 1 || word.p[0] != 'G')
		return 0;
	for (i = 0; i < BOXGUID_LEN; i++) {
		char c = word.p[i + 1];

		if (!span_is_digit(c) && (c < 'a' || c > 'f'))
			return 0;
	}
	memcpy(out->text, word.p + 1, BOXGUID_LEN);
	out->text[BOXGUID_LEN] = '\0';
	return 1;
}

static int
find_in(int dir, struct boxguid *out, struct err *err)
{
	int fd = openat(dir, "dovecot-uidlist",
	    O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
	    O_CLOEXEC);
	char bytes[HEADER_MAX];
	struct span s;
	ssize_t n;
	size_t lf;

	out->text[0] = '\0';
	if (fd == -1)
		return errno == ENOENT ? 0 : err_sys(err, "dovecot-uidlist");
	do
		n = read(fd, bytes, sizeof(bytes));
	while (n == -1 && errno == EINTR);
	if (n == -1)
		err_sys(err, "read dovecot-uidlist");
	close(fd);
	if (n == -1)
		return -1;
	s = span_of(bytes, (size_t)n);
	lf = span_find(s, 0, '\n');
	return lf == s.n ? 0 : parse_header(span_sub(s, 0, lf), out);
}

/* Without tree_mailbox, which looks for the mailbox's parts: LIST asks this of
 * every mailbox. */
static int
open_directory(const struct tree *t, struct span name, int *fd_out,
    struct err *err)
{
	struct buf dir = BUF_INIT(PATH_MAX_HERE);
	int got;

	if (t->layout != LAYOUT_PLUS)
		return tree_mailbox(t, name, fd_out, err);
	if (layout_check(t->layout, name, err) == -1)
		return -1;
	layout_dir(t->layout, &dir, name);
	got = disk_dir(t->fd, buf_str(&dir), fd_out, err);
	buf_done(&dir);
	return got;
}

int
boxguid_find(const struct tree *t, struct span name, struct boxguid *out,
    struct err *err)
{
	int dir, got = open_directory(t, name, &dir, err);

	out->text[0] = '\0';
	if (got != 1)
		return got;
	got = find_in(dir, out, err);
	close(dir);
	return got;
}

/* A uid list that some other program has made without one. */
static int
add_guid(int dir, struct err *err)
{
	struct dotlock lock;
	struct uidlist u;
	int r;

	dotlock_init(&lock);
	if (dotlock_take(&lock, dir, "dovecot-uidlist.lock",
	    "dovecot-uidlist", DOTLOCK_WAIT_MS, err) == -1)
		return -1;
	uidlist_init(&u);
	r = uidlist_refresh(&u, dir, true, err);
	if (r != -1)
		r = uidlist_write(&u, dir, err);
	uidlist_done(&u);
	dotlock_release(&lock);
	return r;
}

static int
refused(struct err *err)
{
	if (err->sys == EACCES || err->sys == EPERM || err->sys == EROFS)
		err->kind = ERR_PERM;
	return -1;
}

int
boxguid_make(const struct tree *t, struct span name, struct boxguid *out,
    struct err *err)
{
	struct box *b = NULL;
	int got;

	if (boxguid_find(t, name, out, NULL) == 1)
		return 1;
	/* Opening it makes the uid list of one that nobody has opened yet. */
	if ((got = box_open(t, name, BOX_READ | BOX_LAZY, &b, err)) != 1)
		return got == 0 ? 0 : refused(err);
	got = find_in(box_dir(b), out, err);
	if (got == 0 && add_guid(box_dir(b), err) == -1)
		got = refused(err);
	else if (got == 0)
		got = find_in(box_dir(b), out, err);
	box_close(b);
	return got != 0 ? got : err_set(err, ERR_PERM,
	    "the mailbox has no lasting id");
}
