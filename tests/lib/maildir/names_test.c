/* names: message names, flags, folder names, folders, saving, quota file.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "maildir/disk.h"
#include "io/writeall.h"
#include "maildir/dotlock.h"
#include "maildir/locklife.h"
#include "maildir/foldername.h"
#include "maildir/leftover.h"
#include "maildir/maildirsize.h"
#include "maildir/msgname.h"
#include "maildir/subscriptions.h"
#include "maildir/tree.h"
#include "maildir/uidlist.h"
#include "maildir/validity.h"
#include "tap.h"

static struct err err;
static char root[] = "/tmp/pneumatic-names.XXXXXX";

static void
test_msgname(void)
{
	static const struct {
		const char *name;
		uint8_t system;
		uint32_t keywords;
		uint64_t size, vsize;
		const char *seen;        /* the info with S added */
	} rows[] = {
		{ "1.M2P3.h,S=4,W=5:2,FR", FLAG_FLAGGED | FLAG_ANSWERED, 0, 4,
		    5, ":2,FRS" },
		{ "1.M2P3.h", 0, 0, 0, 0, ":2,S" },
		{ "1.h,W=7:2,FSacXz", FLAG_FLAGGED | FLAG_SEEN, 5 | 1u << 25,
		    0, 7, ":2,FSXacz" },
		{ "1.h,S=x:2,T,more", FLAG_DELETED, 0, 0, 0, ":2,ST,more" },
		{ "1.h,S=99999999999999999999:1,x", 0, 0, 0, 0, ":2,S" },
		{ "1.h,SS=1,S=3,X", 0, 0, 3, 0, ":2,S" },
	};
	size_t i;

	for (i = 0; i < LENGTH(rows); i++) {
		struct buf b = BUF_INIT(300);
		struct msgname m;

		msgname_parse(span_str(rows[i].name), &m);
		tap_ok(m.flags.system == rows[i].system &&
		    m.flags.keywords == rows[i].keywords &&
		    m.size == rows[i].size && m.vsize == rows[i].vsize,
		    rows[i].name);
		m.flags.system |= FLAG_SEEN;
		msgname_write_info(&b, m.info, m.flags);
		tap_is(buf_span(&b), span_str(rows[i].seen), "with S");
		buf_done(&b);
	}
	tap_ok(!msgname_is_usable(SPAN(".x")) &&
	    !msgname_is_usable(SPAN(":x")) && !msgname_is_usable(SPAN("a\nb")),
	    "names that are no messages");
	tap_ok(msgname_order(SPAN("9.M5P1.h"), SPAN("10.M1P1.h")) < 0 &&
	    msgname_order(SPAN("9.M10P1.h"), SPAN("9.M9P2.h")) > 0 &&
	    msgname_order(SPAN("9.x"), SPAN("9.M9P2.h")) > 0, "order");
}

static void
test_foldername(void)
{
	static const struct {
		const char *text, *name;         /* NULL: refused */
	} rows[] = {
		{ "Work.Sub", "Work.Sub" }, { "inbox", "inbox" },
		{ "Gr\xc3\xbcn", "Gr&APw-n" }, { "Gr&APw-n", "Gr&APw-n" },
		{ "A & B", "A &- B" }, { "A &- B", "A &- B" },
		{ "\xe6\x97\xa5\xe6\x9c\xac", "&ZeVnLA-" },
		{ "\xf0\x9f\x98\x80", "&2D3eAA-" },
		{ "&AGE-", "&-AGE-" },           /* not canonical: plain text */
		{ "../x", NULL }, { "..", NULL }, { ".", NULL }, { "", NULL },
		{ ".A", NULL }, { "A.", NULL }, { "A..B", NULL },
		{ "a/b", NULL }, { "a\nb", NULL }, { "\xff", NULL },
		{ "\xc0\xaf", NULL }, { "\xed\xa0\x80", NULL },
		{ "\xe2\x80", NULL }, { "\x01", NULL },
	};
	static const char *const bad[] = { "&AGE-", "&", "&AOT", "&AO-",
		"&2D0-", "&3gA-", "&APw-&APw-", "&APx-", "Gr\xc3\xbcn" };
	size_t i;

	for (i = 0; i < LENGTH(rows); i++) {
		struct buf b = BUF_INIT(1000);
		int r = foldername_from_text(&b, span_str(rows[i].text), &err);

		if (rows[i].name == NULL)
			tap_ok(r == -1 && err.kind == ERR_DATA, "refused");
		else
			tap_is(buf_span(&b), span_str(rows[i].name),
			    rows[i].name);
		buf_done(&b);
	}
	for (i = 0; i < LENGTH(bad); i++)
		tap_ok(foldername_check_new(span_str(bad[i]), NULL) == -1,
		    "not canonical");
	tap_ok(foldername_check(span_of("a\0b", 3), NULL) == -1, "NUL");
}

/* Names as "INBOX,Work(," with '(' for one that only has children. */
static void
list(const struct tree *t, struct buf *out)
{
	struct tree_list l;
	size_t i;

	buf_reset(out);
	tree_list_init(&l);
	if (tree_list(t, &l, &err) == -1)
		buf_adds(out, err.text);
	for (i = 0; i < l.n; i++) {
		buf_add(out, l.entries[i].name);
		buf_adds(out, !l.entries[i].exists ? "(" : "");
		buf_adds(out, l.entries[i].children ? "+" : "");
		buf_adds(out, l.entries[i].subscribed ? "*" : "");
		buf_addc(out, ' ');
	}
	tree_list_done(&l);
}

static void
test_tree(const struct tree *t)
{
	struct buf b = BUF_INIT(65536);
	int fd;

	tap_ok(tree_create(t, SPAN("A.B.C"), &err) == 1 &&
	    tree_create(t, SPAN("A-"), &err) == 1 &&
	    tree_create(t, SPAN("A.B.C"), &err) == 0, "create");
	tap_ok(tree_create(t, SPAN("../x"), &err) == -1 &&
	    tree_create(t, SPAN("x/../../y"), &err) == -1, "not outside");
	tap_ok(symlinkat("/tmp", t->fd, ".Link") == 0 &&
	    tree_mailbox(t, SPAN("Link"), &fd, &err) == -1,
	    "a symbolic link is no mailbox");
	tap_ok(subscriptions_set(t->fd, SPAN("A-"), true, &err) == 1 &&
	    subscriptions_set(t->fd, SPAN("A-"), true, &err) == 0 &&
	    subscriptions_set(t->fd, SPAN("Gone.Long"), true, &err) == 1 &&
	    subscriptions_set(t->fd, SPAN("inbox"), true, &err) == 1,
	    "subscribe");
	list(t, &b);
	tap_is(buf_span(&b), SPAN("INBOX* A(+ A-* A.B(+ A.B.C "), "list");
	tap_ok(tree_rename(t, SPAN("A"), SPAN("Z"), &err) == 1, "rename");
	tap_ok(tree_rename(t, SPAN("A-"), SPAN("Z.B.C"), &err) == -1 &&
	    err.kind == ERR_PERM, "never over another");
	tap_ok(tree_rename(t, SPAN("Z"), SPAN("Z.B"), &err) == -1,
	    "nor into itself");
	tap_ok(tree_rename(t, SPAN("None"), SPAN("New"), &err) == 0, "none");
	tap_ok(tree_delete(t, SPAN("A-"), &err) == 1 &&
	    tree_delete(t, SPAN("A-"), &err) == 0, "delete");
	tap_ok(tree_delete(t, SPAN("INBOX"), &err) == -1, "not INBOX");
	list(t, &b);
	tap_is(buf_span(&b), SPAN("INBOX* Z(+ Z.B(+ Z.B.C "), "list again");
	buf_done(&b);
}

static void
test_validity(const struct tree *t)
{
	uint32_t a, b, c, d;

	tap_ok(validity_next(t->fd, 1000, 0, &a, &err) == 0 && a == 1000 &&
	    validity_next(t->fd, 1000, 0, &b, &err) == 0 && b == 1001,
	    "counts up within a second");
	tap_ok(validity_next(t->fd, 5, 0, &c, &err) == 0 && c > b,
	    "and when the clock is set back");
	tap_ok(validity_next(t->fd, 5, 99999, &d, &err) == 0 && d == 100000,
	    "above what it must exceed");
}

static void
test_uidlist(const struct tree *t)
{
	struct uidlist a, b;
	size_t i;

	uidlist_init(&a);
	uidlist_init(&b);
	uidlist_set_validity(&a, 7);
	for (i = 0; i < 20000; i++) {
		struct buf name = BUF_INIT(64);

		buf_addf(&name, "%zu.M1P1.h", i);
		if (uidlist_add(&a, buf_span(&name), span_of("", 0)) != i + 1)
			tap_ok(0, "numbers");
		buf_done(&name);
	}
	tap_ok(uidlist_write(&a, t->fd, &err) == 0 &&
	    uidlist_refresh(&b, t->fd, false, &err) == 1 && b.n == 20000 &&
	    b.next == 20001, "20000 written and read");
	tap_ok(uidlist_refresh(&b, t->fd, false, &err) == 0, "unchanged");
	tap_ok(uidlist_refresh(&a, t->fd, true, &err) == 0 &&
	    uidlist_add(&a, SPAN("x"), SPAN(" Gy")) == 20001 &&
	    uidlist_write(&a, t->fd, &err) == 0, "append");
	tap_ok(uidlist_refresh(&b, t->fd, false, &err) == 1 && b.n == 20001,
	    "read");
	tap_is(uidlist_field(&b, 20000, 'G'), SPAN("y"), "with its field");
	tap_ok(uidlist_find(&b, SPAN("19999.M1P1.h")) == 19999 &&
	    uidlist_find(&b, SPAN("nobody")) == UIDLIST_NONE, "find");
	tap_ok(uidlist_add(&b, SPAN("a/b"), span_of("", 0)) == 0 &&
	    uidlist_add(&b, SPAN("a\nb"), span_of("", 0)) == 0,
	    "names that cannot be written");
	uidlist_done(&a);
	uidlist_done(&b);
}

/* Whoever finds a lock finds whose it is: never an empty one, which a kill
 * would leave for two minutes. */
static void
test_dotlock_signed(const struct tree *t)
{
	char text[20] = "", mine[20];
	int i, fd, empty = 0, status = 0;
	struct dotlock l;
	struct stat st;
	pid_t pid = fork();

	while (pid == 0) {       /* until it is killed */
		dotlock_init(&l);
		if (dotlock_take(&l, t->fd, "y.lock", "y", 0, NULL) == 0)
			dotlock_release(&l);
	}
	for (i = 0; i < 20000; i++)
		if (fstatat(t->fd, "y.lock", &st, 0) == 0 && st.st_size == 0)
			empty++;
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	tap_ok(empty == 0, "a lock is signed before it appears");
	(void)unlinkat(t->fd, "y.lock", 0);
	dotlock_init(&l);
	snprintf(mine, sizeof(mine), "%ld:", (long)getpid());
	fd = dotlock_take(&l, t->fd, "y.lock", "y", 0, &err) == 0 ?
	    openat(t->fd, "y.lock", O_RDONLY) : -1;
	tap_ok(fd != -1 && read(fd, text, sizeof(text) - 1) > 0 &&
	    strncmp(text, mine, strlen(mine)) == 0 && fstat(fd, &st) == 0 &&
	    st.st_nlink == 1, "and nothing is left beside it");
	close(fd);
	dotlock_release(&l);
}

/* What a kill leaves of the making of a lock: gone with its process, two
 * seconds old, or after two minutes; and nothing else is. */
static void
test_locklife(void)
{
	struct stat st = { .st_mode = S_IFREG };
	char host[LOCKLIFE_HOST_MAX + 1], name[400];
	int64_t now = 1000000;
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	waitpid(pid, NULL, 0);
	locklife_host(host);
	st.st_mtime = st.st_ctime = now - 10;
	snprintf(name, sizeof(name), "x.lock.%s.%ld.1f", host, (long)pid);
	tap_ok(locklife_is_left(name, &st, now), "of a process that is gone");
	tap_ok(!locklife_is_left(name, &st, now - 8), "after two seconds");
	snprintf(name, sizeof(name), "x.lock.%s.%ld.1f", host, (long)getpid());
	tap_ok(!locklife_is_left(name, &st, now), "not of one that lives");
	tap_ok(locklife_is_left(name, &st, now + 111), "for two minutes");
	tap_ok(!locklife_is_left("x.lock.else.where.9.1f", &st, now) &&
	    locklife_is_left("x.lock.else.where.9.1f", &st, now + 111),
	    "nor of another host");
	tap_ok(!locklife_is_left("x.lock", &st, now + 999) &&
	    !locklife_is_left("x.lock.9.1f", &st, now + 999) &&
	    !locklife_is_left("1000000000.lock.host.9.1f", &st, now + 999) &&
	    !locklife_is_left("xlock.host.9.1f", &st, now + 999) &&
	    !locklife_is_left("", &st, now + 999) &&
	    !locklife_is_left(".", &st, now + 999), "nothing else");
	st.st_mode = S_IFDIR;
	tap_ok(!locklife_is_left("x.lock.h.9.1f", &st, now + 999),
	    "no directory");
}

static bool
is_read(const struct tree *t, struct uidlist *u, const char *text)
{
	int fd = openat(t->fd, "dovecot-uidlist", O_WRONLY | O_CREAT | O_TRUNC,
	    0600);
	bool good = fd != -1 && writeall(fd, span_str(text)) == 0;

	close(fd);
	return good && uidlist_refresh(u, t->fd, true, &err) == 1;
}

/* A list that is written anew may get the inode of one that was read before. */
static void
test_uidlist_inode(const struct tree *t)
{
	struct uidlist u;

	uidlist_init(&u);
	tap_ok(is_read(t, &u, "3 V7 N3 Ga\n1 :one\n2 :two\n") && u.n == 2,
	    "a list");
	tap_ok(is_read(t, &u, "3 V7 N3 Ga\n1 :one\n2 :two\n3 :three\n") &&
	    u.n == 3 && u.uidvalidity == 7, "a line more");
	tap_ok(is_read(t, &u,
	    "3 V7 N3 Ga\n2 :two\n3 :three\n4 :four\n5 :x\n") &&
	    u.n == 4 && u.uidvalidity == 7 && u.next == 6,
	    "another list in the same inode, of which some have gone");
	tap_ok(is_read(t, &u, "3 V7 N9 Ga\n2 :two\n3 :three\n4 :four\n5 :x\n"
	    "6 :six\n") && u.n == 5 && u.next == 9,
	    "and one that only counts on");
	uidlist_done(&u);
}

static void
test_dotlock(const struct tree *t)
{
	struct timespec old[2] = { { 1000, 0 }, { 1000, 0 } };
	struct dotlock a, b;
	char host[256] = "";
	struct buf text = BUF_INIT(400);
	int fd;

	dotlock_init(&a);
	dotlock_init(&b);
	tap_ok(dotlock_take(&a, t->fd, "x.lock", "x", 0, &err) == 0 &&
	    dotlock_take(&b, t->fd, "x.lock", "x", 30, &err) == -1 &&
	    err.kind == ERR_TEMP, "held by a live process");
	dotlock_release(&a);
	tap_ok(dotlock_take(&b, t->fd, "x.lock", "x", 0, &err) == 0,
	    "given back");
	test_dotlock_signed(t);
	test_locklife();
	dotlock_release(&b);
	/* pid 1 << 22 is above every Linux pid_max */
	gethostname(host, sizeof(host) - 1);
	buf_addf(&text, "4194304:%s", host);
	fd = openat(t->fd, "x.lock", O_WRONLY | O_CREAT, 0600);
	if (writeall(fd, buf_span(&text)) == -1 || futimens(fd, old) == -1)
		printf("# no lock file\n");
	close(fd);
	tap_ok(dotlock_take(&a, t->fd, "x.lock", "x", 1000, &err) == 0,
	    "taken over from a dead one");
	dotlock_release(&a);
	fd = openat(t->fd, "x.lock", O_WRONLY | O_CREAT, 0600);
	close(fd);
	tap_ok(dotlock_take(&a, t->fd, "x.lock", "x", 30, &err) == -1,
	    "an empty one of now is waited for");
	(void)unlinkat(t->fd, "x.lock", 0);
	buf_done(&text);
}

static void
test_quota(const struct tree *t)
{
	struct maildirsize m;
	int fd;

	tap_ok(maildirsize_read(t->fd, &m, &err) == 0 &&
	    maildirsize_add(t->fd, 5, 1, &err) == 0 &&
	    maildirsize_read(t->fd, &m, &err) == 0, "no file: none is made");
	fd = openat(t->fd, "maildirsize", O_WRONLY | O_CREAT, 0600);
	if (writeall(fd, SPAN("1000S,5C\n   300    2\n-100 -1\n")) == -1)
		printf("# no file\n");
	close(fd);
	tap_ok(maildirsize_add(t->fd, -50, 0, &err) == 0 &&
	    maildirsize_read(t->fd, &m, &err) == 1 && m.bytes == 150 &&
	    m.messages == 1 && m.max_bytes == 1000 && m.max_messages == 5,
	    "sums");
}

static void
test_leftover(const struct tree *t)
{
	struct stat st;
	int fd = openat(t->fd, "tmp/old", O_WRONLY | O_CREAT, 0600);

	close(fd);
	leftover_remove(t->fd, (int64_t)time(NULL) + 3600);
	tap_ok(fstatat(t->fd, "tmp/old", &st, 0) == 0, "an hour: kept");
	leftover_remove(t->fd, (int64_t)time(NULL) + 2 * LEFTOVER_AGE_S);
	tap_ok(fstatat(t->fd, "tmp/old", &st, 0) == -1, "days: removed");
}

int
main(void)
{
	struct buf command = BUF_INIT(4096);
	struct tree t;

	if (mkdtemp(root) == NULL || tree_open(&t, root, true, &err) == -1)
		return 1;
	test_msgname();
	test_foldername();
	test_tree(&t);
	test_validity(&t);
	test_uidlist(&t);
	test_uidlist_inode(&t);
	test_dotlock(&t);
	test_quota(&t);
	test_leftover(&t);
	tree_close(&t);
	buf_addf(&command, "rm -rf %s", root);
	if (system(buf_str(&command)) != 0)
		printf("# %s stays\n", root);
	buf_done(&command);
	return tap_done();
}
