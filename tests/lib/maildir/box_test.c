/* box: one mailbox seen by two boxes and by hand: numbering, flags, copies,
 * expunge, damage to the uid list.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/box.h"
#include "io/writeall.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "maildir/disk.h"
#include "maildir/dotlock.h"
#include "os/clock.h"
#include "tap.h"

static struct err err;
static char root[] = "/tmp/pneumatic-box.XXXXXX";

static void
path_of(struct buf *b, const char *rel)
{
	buf_reset(b);
	buf_addf(b, "%s/%s", root, rel);
}

static void
put_file(const char *rel, const char *text)
{
	struct buf path = BUF_INIT(4096);
	int fd;

	path_of(&path, rel);
	fd = open(buf_str(&path), O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd == -1 || writeall(fd, span_str(text)) == -1)
		printf("# cannot write %s\n", buf_str(&path));
	close(fd);
	buf_done(&path);
}

static void
get_file(const struct tree *t, const char *rel, struct buf *out)
{
	struct stat st;

	buf_reset(out);
	if (disk_read(t->fd, rel, out, &st, NULL) != 1)
		buf_adds(out, "(none)");
}

static bool
exists(const struct tree *t, const char *rel)
{
	struct stat st;

	return fstatat(t->fd, rel, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Messages with UIDs as "1 2 3". */
static const char *
uids_of(const struct box *b, struct buf *out)
{
	size_t i;

	buf_reset(out);
	for (i = 0; i < box_count(b); i++)
		buf_addf(out, "%s%lu", i > 0 ? " " : "",
		    (unsigned long)box_message(b, i)->uid);
	return buf_str(out);
}

static struct box *
open_box(const struct tree *t, const char *name, enum box_how how)
{
	struct box *b = NULL;

	err = ERR_INIT;
	if (box_open(t, span_str(name), how, &b, &err) != 1)
		printf("# open %s: %s\n", name, err.text);
	return b;
}

static bool
sync_box(struct box *b, struct box_changes *c)
{
	err = ERR_INIT;
	if (box_sync(b, c, &err) == 0)
		return true;
	printf("# sync: %s\n", err.text);
	return false;
}

static const struct flags_change add_seen = { { 0, 0 }, { 0, FLAG_SEEN } };

static void
test_numbering(const struct tree *t)
{
	struct buf s = BUF_INIT(1 << 16);
	struct box_changes c;
	struct box *b;

	put_file("new/1000.M2P1.h,S=4,W=5", "a:b\n");
	put_file("cur/1000.M1P1.h:2,FSa", "a:b\n");
	put_file("new/999.M9P1.h", "a:b\n\nx\n");
	put_file("new/.hidden", "no");
	b = open_box(t, "INBOX", BOX_READ);
	tap_is(span_str(uids_of(b, &s)), SPAN("1 2 3"), "three messages");
	tap_ok(exists(t, "new/999.M9P1.h"), "EXAMINE leaves new/ alone");
	tap_ok((box_message(b, 0)->flags.system & FLAG_RECENT) != 0 &&
	    box_message(b, 1)->flags.system == (FLAG_FLAGGED | FLAG_SEEN) &&
	    box_message(b, 1)->flags.keywords == 1, "order and flags");
	tap_is(box_keyword_name(b, 0), SPAN("unknown-0"), "nameless keyword");
	tap_ok(box_mark(b, 0, &add_seen, &err) == -1 && err.kind == ERR_PERM,
	    "no change when reading");
	box_close(b);
	b = open_box(t, "INBOX", BOX_WRITE);
	tap_ok(exists(t, "cur/999.M9P1.h:2,") && !exists(t, "new/999.M9P1.h"),
	    "SELECT moves new/ to cur/");
	tap_is(span_str(uids_of(b, &s)), SPAN("1 2 3"), "the same UIDs");
	get_file(t, "dovecot-uidlist", &s);
	tap_ok(span_starts(buf_span(&s), SPAN("3 V")) &&
	    span_ends(buf_span(&s), SPAN("\n1 :999.M9P1.h\n2 :1000.M1P1.h\n"
	    "3 :1000.M2P1.h,S=4,W=5\n")), "uid list");
	tap_ok(!exists(t, "dovecot-uidlist.lock"), "no lock is left");
	put_file("new/1001.M1P1.h", "a:b\n");
	tap_ok(sync_box(b, &c) && c.n_added == 1 && c.n_gone == 0 &&
	    box_uidnext(b) == 5, "new mail");
	tap_ok(sync_box(b, &c) && c.n_added == 0 && c.n_gone == 0 &&
	    c.n_marked == 0, "and then nothing");
	box_close(b);
	buf_done(&s);
}

static void
test_two_sessions(const struct tree *t)
{
	struct box *a = open_box(t, "INBOX", BOX_WRITE);
	struct box *b = open_box(t, "INBOX", BOX_WRITE);
	struct box_changes c;
	uint64_t size;
	int fd;

	tap_ok(box_mark(a, 0, &add_seen, &err) == 1 &&
	    box_commit(a, &err) == 0, "mark in one session");
	tap_ok(box_fd(b, 0, &fd, &err) == 1, "the other can still open it");
	close(fd);
	tap_ok((box_message(b, 0)->flags.system & FLAG_SEEN) == 0,
	    "and sees the old flags until it looks");
	tap_ok(sync_box(b, &c) && c.n_marked == 1 && c.marked[0] == 1 &&
	    (box_message(b, 0)->flags.system & FLAG_SEEN) != 0,
	    "then the new ones");
	tap_ok(sync_box(a, &c) && c.n_marked == 0, "own marks are no news");
	tap_ok(box_vsize(b, 0, &size, &err) == 1 && size == 10,
	    "size with CRLF");
	tap_ok(box_size(b, 3, &size, &err) == 1 && size == 4, "size");
	tap_ok(box_expunge(a, 1, &err) == 1 && box_commit(a, &err) == 0 &&
	    box_message(a, 1)->gone && box_count(a) == 4,
	    "expunge keeps the place");
	tap_ok(sync_box(a, &c) && c.n_gone == 1 && c.gone[0] == 2 &&
	    box_count(a) == 3, "until the next look");
	tap_ok(box_fd(b, 1, &fd, &err) == 0, "gone for the other as well");
	tap_ok(box_mark(b, 1, &add_seen, &err) == 0, "nothing to mark");
	tap_ok(box_commit(b, &err) == 0 && sync_box(b, &c) && c.n_gone == 1,
	    "told");
	box_close(a);
	box_close(b);
}

static void
test_reappeared(const struct tree *t)
{
	struct box *b = open_box(t, "INBOX", BOX_WRITE);
	struct buf s = BUF_INIT(1 << 16), from = BUF_INIT(4096),
	    to = BUF_INIT(4096);
	struct box_changes c;

	path_of(&from, "cur/1001.M1P1.h:2,");
	path_of(&to, "away");
	tap_ok(rename(buf_str(&from), buf_str(&to)) == 0 && sync_box(b, &c) &&
	    c.n_gone == 1, "moved away");
	tap_ok(rename(buf_str(&to), buf_str(&from)) == 0 && sync_box(b, &c) &&
	    c.n_added == 1, "and back");
	tap_is(span_str(uids_of(b, &s)), SPAN("1 3 5"), "with a new UID");
	box_close(b);
	b = open_box(t, "INBOX", BOX_WRITE);
	tap_is(span_str(uids_of(b, &s)), SPAN("1 3 5"), "that stays");
	box_close(b);
	buf_done(&s);
	buf_done(&from);
	buf_done(&to);
}

static void
test_copy(const struct tree *t)
{
	struct box *a, *b;
	struct box_changes c;
	struct buf s = BUF_INIT(1 << 16);
	size_t all[3] = { 0, 1, 2 };
	uint32_t uids[3];
	int64_t date_a, date_b;

	tap_ok(tree_create(t, SPAN("Work"), &err) == 1, "make a folder");
	a = open_box(t, "INBOX", BOX_WRITE);
	b = open_box(t, "Work", BOX_APPEND);
	tap_ok(box_keyword_add(a, SPAN("$Label1"), &err) == 1 &&
	    box_commit(a, &err) == 0, "a keyword");
	tap_ok(box_mark(a, 1, &(struct flags_change){ { 0, 0 }, { 2, 0 } },
	    &err) == 1 && box_commit(a, &err) == 0, "given to a message");
	tap_ok(box_copy(a, all, 3, b, uids, &err) == 1 && uids[0] == 1 &&
	    uids[2] == 3, "copy three");
	box_close(b);
	b = open_box(t, "Work", BOX_WRITE);
	tap_is(span_str(uids_of(b, &s)), SPAN("1 2 3"), "there they are");
	tap_ok(box_keyword(b, SPAN("$label1")) == 0 &&
	    box_message(b, 1)->flags.keywords == 1,
	    "keywords are copied by name");
	tap_is(box_guid(b, 0), box_guid(a, 0), "the id stays");
	tap_ok(box_received(a, 0, &date_a, &err) == 1 &&
	    box_received(b, 0, &date_b, &err) == 1 && date_a == date_b,
	    "so does the date");
	tap_ok(box_copy(b, all, 3, b, uids, &err) == 1 && uids[0] == 4,
	    "copy into the same mailbox");
	tap_ok(sync_box(b, &c) && c.n_added == 3 && c.n_gone == 0 &&
	    box_count(b) == 6, "twice as many");
	tap_is(box_guid(b, 3), box_guid(a, 0), "with the same id");
	box_close(a);
	box_close(b);
	buf_done(&s);
}

/* A message that has gone is looked for under the lock, which is held already
 * when its mailbox is the target too, by another box. */
static void
test_copy_gone(const struct tree *t)
{
	struct box *from, *to;
	size_t last;
	uint32_t uid;
	struct buf path = BUF_INIT(4096);
	int64_t began = os_clock_ms();

	put_file("cur/1900.M1P1.h:2,", "Subject: gone\n\n");
	from = open_box(t, "INBOX", BOX_READ);
	to = open_box(t, "INBOX", BOX_APPEND);
	last = box_count(from) - 1;
	path_of(&path, "cur/1900.M1P1.h:2,");
	tap_ok(unlink(buf_str(&path)) == 0 && box_copy(from, &last, 1, to,
	    &uid, &err) == 0, "a message that has gone is not copied");
	tap_ok(os_clock_ms() - began < DOTLOCK_WAIT_MS / 2,
	    "nor is the lock waited for that is held");
	box_close(from);
	box_close(to);
	from = open_box(t, "INBOX", BOX_READ);
	to = open_box(t, "Work", BOX_APPEND);
	last = 0;
	tap_ok(box_copy(from, &last, 1, to, &uid, &err) == 1,
	    "others are copied as before");
	box_close(from);
	box_close(to);
	buf_done(&path);
}

static void
test_append(const struct tree *t)
{
	struct box *b = open_box(t, "Work", BOX_WRITE);
	struct box_changes c;
	struct save *saves[2];
	uint32_t uids[2];
	int64_t date;
	size_t i;

	for (i = 0; i < 2; i++) {
		saves[i] = save_new(box_dir(b), &err);
		tap_ok(saves[i] != NULL && stage_put(save_stage(saves[i]),
		    SPAN("A: b\n\nbody\r\n")) == 0 &&
		    stage_end(save_stage(saves[i])) == 0, "write");
	}
	save_flags(saves[1], (struct flags){ 0, FLAG_DRAFT }, true);
	save_received(saves[1], 86400);
	tap_ok(box_append(b, saves, 2, uids, &err) == 0 && uids[0] == 7 &&
	    uids[1] == 8, "append two");
	for (i = 0; i < 2; i++)
		save_free(saves[i]);
	tap_ok(sync_box(b, &c) && c.n_added == 2 &&
	    box_message(b, 7)->flags.system == FLAG_DRAFT &&
	    box_received(b, 7, &date, &err) == 1 && date == 86400,
	    "flags and date");
	box_close(b);
}

static void
test_damage(const struct tree *t)
{
	struct box *b = open_box(t, "INBOX", BOX_WRITE);
	uint32_t validity = box_uidvalidity(b);
	struct buf s = BUF_INIT(1 << 16);

	box_close(b);
	put_file("dovecot-uidlist", "rubbish\n1 :x\n");
	b = open_box(t, "INBOX", BOX_WRITE);
	tap_ok(box_uidvalidity(b) > validity, "bad header: UIDVALIDITY rises");
	validity = box_uidvalidity(b);
	box_close(b);
	unlinkat(t->fd, "dovecot-uidlist", 0);
	b = open_box(t, "INBOX", BOX_WRITE);
	tap_ok(box_uidvalidity(b) > validity, "no file: it rises");
	tap_ok(box_count(b) == 3 && box_uidnext(b) == 4, "numbered anew");
	validity = box_uidvalidity(b);
	buf_addf(&s, "3 V%lu N1\n", (unsigned long)validity);
	buf_adds(&s, "4 :999.M9P1.h\nrub\n90 :1000.M2P1.h,S=4,W=5\n");
	put_file("dovecot-uidlist", buf_str(&s));
	box_close(b);
	b = open_box(t, "INBOX", BOX_WRITE);
	tap_ok(box_uidvalidity(b) == validity, "damage in the middle is "
	    "bounded by what follows");
	tap_is(span_str(uids_of(b, &s)), SPAN("4 90 91"), "good ones stay");
	box_close(b);
	put_file("dovecot-uidlist", buf_str(&s));
	buf_reset(&s);
	buf_addf(&s, "3 V%lu N1 Gx Pv\n4 Q7 :999.M9P1.h\n5 :1000",
	    (unsigned long)validity);
	put_file("dovecot-uidlist", buf_str(&s));
	b = open_box(t, "INBOX", BOX_WRITE);
	tap_ok(box_uidvalidity(b) == validity, "an unfinished last line");
	tap_is(span_str(uids_of(b, &s)), SPAN("4 6 7"), "its UID is not used");
	get_file(t, "dovecot-uidlist", &s);
	tap_ok(span_search(buf_span(&s), SPAN(" Gx Pv\n4 Q7 :999")) < s.len,
	    "unknown fields are kept");
	box_close(b);
	buf_reset(&s);
	buf_addf(&s, "3 V%lu N1\n4 :999.M9P1.h\nrub\n",
	    (unsigned long)validity);
	put_file("dovecot-uidlist", buf_str(&s));
	b = open_box(t, "INBOX", BOX_WRITE);
	tap_ok(box_uidvalidity(b) > validity, "damage at the end");
	box_close(b);
	buf_done(&s);
}

static void
test_twins(const struct tree *t)
{
	struct box *b;
	struct buf s = BUF_INIT(1 << 16), x = BUF_INIT(4096),
	    y = BUF_INIT(4096);

	tap_ok(tree_create(t, SPAN("Twins"), &err) == 1, "twins");
	put_file(".Twins/new/1.M1P1.h", "a:b\n");
	put_file(".Twins/cur/1.M1P1.h:2,S", "a:c\n");
	put_file(".Twins/cur/1.M1P1.h:2,T", "a:d\n");
	path_of(&x, ".Twins/cur/2.M1P1.h:2,T");
	path_of(&y, ".Twins/cur/2.M1P1.h:2,S");
	put_file(".Twins/cur/2.M1P1.h:2,T", "a:d\n");
	tap_ok(link(buf_str(&x), buf_str(&y)) == 0, "and a leftover link");
	b = open_box(t, "Twins", BOX_WRITE);
	tap_ok(b != NULL && box_count(b) == 4, "each message is there once");
	if (b != NULL)
		printf("# %s\n", uids_of(b, &s));
	box_close(b);
	buf_done(&s);
	buf_done(&x);
	buf_done(&y);
}

int
main(void)
{
	struct tree t;
	struct buf command = BUF_INIT(4096);

	if (mkdtemp(root) == NULL || tree_open(&t, root, true, &err) == -1)
		return 1;
	test_numbering(&t);
	test_two_sessions(&t);
	test_reappeared(&t);
	test_copy(&t);
	test_append(&t);
	test_damage(&t);
	test_twins(&t);
	test_copy_gone(&t);
	tree_close(&t);
	buf_addf(&command, "rm -rf %s", root);
	if (system(buf_str(&command)) != 0)
		printf("# %s stays\n", root);
	buf_done(&command);
	return tap_done();
}
