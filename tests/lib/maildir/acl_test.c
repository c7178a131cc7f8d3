/* acl: ACL files read, changed and written; whose rights they are; the
 * administrator's patterns; the dictionary of shares; files and their modes.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/likedir.h"
#include "io/writeall.h"
#include "maildir/acl.h"
#include "maildir/aclfile.h"
#include "maildir/aclglobal.h"
#include "maildir/aclmine.h"
#include "maildir/aclshares.h"
#include "maildir/disk.h"
#include "tap.h"

static struct err err;
static char root[] = "/tmp/pneumatic-acl.XXXXXX";
static const struct span staff[] = { { "staff", 5 }, { "boss", 4 } };

/* The letters, "-" for none, "?" when nothing is said. */
static void
mine(const char *local, const char *global, const char *user, bool owner,
    struct buf *out)
{
	struct aclmine me = { span_str(user), staff, 2, owner };
	struct aclglobal g;
	struct acl a, b;
	unsigned rights;

	acl_init(&a);
	acl_init(&b);
	aclglobal_init(&g);
	acl_parse(&a, span_str(local));
	tap_ok(aclglobal_parse(&g, span_str(global), "g", &err) == 0,
	    "the global file is read");
	aclglobal_select(&g, SPAN("Public.News"), &b);
	buf_reset(out);
	if (!aclmine_rights(&a, &b, &me, &rights))
		buf_addc(out, '?');
	else if (rights == 0)
		buf_addc(out, '-');
	acl_write_letters(out, rights);
	aclglobal_done(&g);
	acl_done(&a);
	acl_done(&b);
}

static void
test_rights(void)
{
	static const struct {
		const char *local, *global, *user;
		bool owner;
		const char *rights;
	} rows[] = {
		{ "", "", "joe", true, "lrwstipekxa" },
		{ "", "", "joe", false, "?" },
		{ "user=ann lr\n", "", "joe", false, "?" },
		{ "anyone l\nuser=joe lrs\n", "", "joe", false, "lrs" },
		{ "user=joe lrs\nanyone l\n", "", "joe", false, "lrs" },
		{ "anyone lr\n", "", "", false, "lr" },
		{ "authenticated lr\n", "", "", false, "?" },
		{ "authenticated lr\nanyone lrw", "", "joe", false, "lr" },
		{ "group=staff l\ngroup=boss r\n", "", "joe", false, "lr" },
		{ "group=staff l\nuser=joe w\n", "", "joe", false, "w" },
		{ "group-override=staff l\nuser=joe w\n", "", "joe", false,
		    "l" },
		{ "group=staff lrw\n-group=boss w\n", "", "joe", false, "lr" },
		{ "anyone lrw\n-user=joe w\n", "", "joe", false, "lr" },
		{ "user=joe lr\nuser=joe w\n", "", "joe", false, "lrw" },
		{ "owner lr\n", "", "joe", true, "lr" },
		{ "owner lr\n", "", "joe", false, "?" },
		{ "anyone l\ngroup=staff l\n", "", "joe", true,
		    "lrwstipekxa" },
		{ "-group-override=staff a\n", "", "joe", true,
		    "lrwstipekx" },
		{ "user=joe\n", "", "joe", false, "-" },
		{ "user=joe :lookup read mine\n", "", "joe", false, "lr" },
		{ "user=joe l :read,write-deleted\n", "", "joe", false, "lrt" },
		{ "\"user=joe\" lr\n", "", "joe", false, "lr" },
		{ "\"user=jo\\e\" lr\n", "", "joe", false, "lr" },
		{ "user=joe lr\r\n", "", "joe", false, "lr" },
		{ "# user=joe lr\n\n", "", "joe", false, "?" },
		/* what is not understood shuts out all but the owner */
		{ "user=joe lr\nuser=joe lZ\n", "", "joe", false, "-" },
		{ "user=ann lr\nnobody l\n", "", "joe", true, "lrwstipekxa" },
		{ "user=joe lr x\n", "", "joe", false, "-" },
		{ "\"user=joe lr\n", "", "joe", false, "-" },
		{ "Anyone lr\n", "", "joe", false, "-" },
		/* the administrator has the last word */
		{ "user=joe lrw\n", "* user=joe l\n", "joe", false, "l" },
		{ "", "* anyone l\n", "joe", true, "l" },
		{ "-user=joe r\n", "Public.* user=joe lr\n", "joe", false,
		    "lr" },
		{ "", "\"Public.Ne*\" anyone lr\n", "joe", false, "lr" },
		{ "", "Public.N?ws anyone lr\nOther anyone a\n", "joe", false,
		    "lr" },
		{ "", "Public anyone lr\n", "joe", false, "?" },
		{ "user=joe lrw\n", "* -user=joe w\n", "joe", false, "lr" },
	};
	struct buf out = BUF_INIT(100);
	size_t i;

	for (i = 0; i < LENGTH(rows); i++) {
		mine(rows[i].local, rows[i].global, rows[i].user,
		    rows[i].owner, &out);
		if (!tap_is(buf_span(&out), span_str(rows[i].rights),
		    "rights"))
			printf("# row %zu: %s|%s\n", i, rows[i].local,
			    rows[i].global);
	}
	buf_done(&out);
}

static void
test_change(void)
{
	static const struct {
		const char *before, *name;
		bool negative;
		enum acl_how how;
		unsigned rights;
		const char *after;
		bool changed;
	} rows[] = {
		{ "", "joe", false, ACL_REPLACE, ACL_READ | ACL_LOOKUP,
		    "user=joe lr\n", true },
		{ "# why\nodd line\nuser=joe l\n", "joe", false, ACL_GRANT,
		    ACL_ADMIN, "# why\nodd line\nuser=joe la\n", true },
		{ "user=joe lr\n", "joe", false, ACL_REVOKE, ACL_READ,
		    "user=joe l\n", true },
		{ "user=joe l\n", "joe", false, ACL_REVOKE, ACL_LOOKUP,
		    "user=joe \n", true },
		{ "user=joe l\n", "joe", false, ACL_GRANT, ACL_LOOKUP,
		    "user=joe l\n", false },
		{ "user=ann l\n", "joe", false, ACL_REVOKE, ACL_READ,
		    "user=ann l\n", false },
		{ "user=joe l\nuser=ann r\nuser=joe w\n", "joe", false,
		    ACL_GRANT, ACL_SEEN, "user=joe lws\nuser=ann r\n", true },
		{ "user=joe l\nuser=ann r\nuser=joe w\n", "joe", false,
		    ACL_CLEAR, 0, "user=ann r\n", true },
		{ "user=joe l\n-user=joe w\n", "joe", true, ACL_CLEAR, 0,
		    "user=joe l\n", true },
		{ "user=joe l\n", "joe", true, ACL_REPLACE, ACL_WRITE,
		    "user=joe l\n-user=joe w\n", true },
		{ "user=joe l :mine\n", "joe", false, ACL_GRANT, ACL_READ,
		    "user=joe lr :mine\n", true },
		{ "", "joe smith", true, ACL_REPLACE, ACL_LOOKUP,
		    "\"-user=joe smith\" l\n", true },
		{ "\"user=jo\\\"e\" l\n", "jo\"e", false, ACL_GRANT, ACL_READ,
		    "\"user=jo\\\"e\" lr\n", true },
	};
	size_t i;

	for (i = 0; i < LENGTH(rows); i++) {
		struct buf out = BUF_INIT(1000);
		struct acl_id id = { ACL_USER, span_str(rows[i].name) };
		struct acl a;

		acl_init(&a);
		acl_parse(&a, span_str(rows[i].before));
		tap_ok(acl_change(&a, &id, rows[i].negative, rows[i].how,
		    rows[i].rights) == rows[i].changed, "changed or not");
		acl_write(&a, &out);
		tap_is(buf_span(&out), span_str(rows[i].after), "the file");
		acl_done(&a);
		buf_done(&out);
	}
}

/* Twice the lines, about twice the time: counted in entries looked at, as the
 * same user is named in each. */
static void
test_large(void)
{
	struct buf b = BUF_INIT(ACL_TEXT_MAX);
	struct aclmine me = { SPAN("joe"), NULL, 0, false };
	struct acl a;
	unsigned rights;

	while (b.len < ACL_TEXT_MAX - 100)
		buf_adds(&b, "user=joe l\ngroup=x l\n");
	acl_init(&a);
	acl_parse(&a, buf_span(&b));
	tap_ok(a.n > 90000 && a.unknown == 0, "a file of a megabyte");
	tap_ok(aclmine_rights(&a, NULL, &me, &rights) && rights == ACL_LOOKUP,
	    "and its rights");
	acl_done(&a);
	buf_done(&b);
	tap_ok(!aclglobal_matches(SPAN("*a*a*a*a*a*a*b"),
	    SPAN("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")),
	    "many stars");
	tap_ok(aclglobal_matches(SPAN("a*c?e*"), SPAN("abccde")), "a match");
}

static void
put(int dir, const char *name, struct span text)
{
	int fd = openat(dir, name, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (fd == -1 || writeall(fd, text) == -1 || close(fd) == -1)
		abort();
}

static void
test_file(int dir)
{
	struct aclfile_change c = { { ACL_USER, SPAN("joe") }, false,
		ACL_REPLACE, ACL_LOOKUP | ACL_READ };
	struct aclfile_stamp one, two;
	struct buf big = BUF_INIT(ACL_TEXT_MAX * 2);
	struct stat st;
	struct acl a;

	acl_init(&a);
	tap_ok(!aclfile_stamp(dir, &one), "no file");
	tap_ok(aclfile_read(dir, &a, &err) == 0 && a.n == 0, "none to read");
	tap_ok(aclfile_change(dir, &c, &err) == 1, "the first line");
	tap_ok(aclfile_change(dir, &c, &err) == 1, "replacing is a change");
	c.how = ACL_GRANT;
	tap_ok(aclfile_change(dir, &c, &err) == 0, "granting again is none");
	tap_ok(aclfile_stamp(dir, &one) && aclfile_stamp(dir, &two) &&
	    aclfile_same(&one, &two), "the same file");
	c.rights = ACL_ADMIN;
	tap_ok(aclfile_change(dir, &c, &err) == 1 &&
	    aclfile_stamp(dir, &two) && !aclfile_same(&one, &two),
	    "another file");
	tap_ok(aclfile_read(dir, &a, &err) == 1 && a.n == 1 &&
	    a.lines[0].entry.rights == (ACL_LOOKUP | ACL_READ | ACL_ADMIN),
	    "is read back");
	tap_ok(fstatat(dir, "dovecot-acl.lock", &st, 0) == -1, "no lock left");
	while (big.len <= ACL_TEXT_MAX)
		buf_adds(&big, "anyone lrwstipekxa\n");
	put(dir, "dovecot-acl", buf_span(&big));
	tap_ok(aclfile_read(dir, &a, &err) == 1 && a.unknown > 0,
	    "too large: nobody's");
	tap_ok(aclfile_change(dir, &c, &err) == -1, "and not written over");
	unlinkat(dir, "dovecot-acl", 0);
	if (symlinkat("/etc/passwd", dir, "dovecot-acl") == -1)
		abort();
	tap_ok(aclfile_read(dir, &a, &err) == 1 && a.unknown > 0,
	    "a symbolic link: nobody's");
	unlinkat(dir, "dovecot-acl", 0);
	acl_done(&a);
	buf_done(&big);
}

static void
test_shares(int dir)
{
	struct buf path = BUF_INIT(1000), text = BUF_INIT(10000);
	struct aclmine joe = { SPAN("joe"), staff, 2, false };
	struct aclshares s;
	struct span *owners;
	struct pool pool;
	struct stat st;
	struct acl shown;
	size_t n;

	put(dir, "shared", SPAN("shared/shared-boxes/user/joe/zoe\n1\n"
	    "shared/shared-boxes/user/ann/eve\n1\n"
	    "shared/shared-boxes/group/boss/bob\n1\n"
	    "shared/shared-boxes/anyone/bob\n1\n"
	    "shared/shared-boxes/user/joe/joe\n1\n"
	    "shared/shared-boxes/user/joe/\n1\n"
	    "shared/shared-boxes/\n1\nshared/other/key\nvalue\n"
	    "shared/shared-boxes/user/joe/adam"));
	pool_init(&pool);
	buf_addf(&path, "%s/shared", root);
	aclshares_init(&s);
	tap_ok(aclshares_open(&s, buf_str(&path), &err) == 0, "open");
	tap_ok(aclshares_owners(&s, &joe, &pool, &owners, &n, &err) == 0 &&
	    n == 3, "three share with joe");
	if (n == 3) {
		tap_is(owners[0], SPAN("adam"), "a last line without LF");
		tap_is(owners[1], SPAN("bob"), "by a group and with anyone");
		tap_is(owners[2], SPAN("zoe"), "by name");
	}
	acl_init(&shown);
	acl_parse(&shown, SPAN("user=ann l\nowner l\nuser=bob l\n"
	    "authenticated l\nanyone l\ngroup-override=x l\n"));
	tap_ok(aclshares_set(&s, SPAN("bob"), &shown, &err) == 1, "set");
	tap_ok(aclshares_set(&s, SPAN("bob"), &shown, &err) == 0, "again");
	tap_ok(disk_read(s.dir, "shared", &text, &st, &err) == 1, "read");
	tap_is(buf_span(&text), SPAN("shared/shared-boxes/user/joe/zoe\n1\n"
	    "shared/shared-boxes/user/ann/eve\n1\n"
	    "shared/shared-boxes/user/joe/joe\n1\n"
	    "shared/shared-boxes/user/joe/\n1\n"
	    "shared/shared-boxes/\n1\nshared/other/key\nvalue\n"
	    "shared/shared-boxes/user/joe/adam\n\n"
	    "shared/shared-boxes/user/ann/bob\n1\n"
	    "shared/shared-boxes/anyone/bob\n1\n"
	    "shared/shared-boxes/group/x/bob\n1\n"), "only bob's lines");
	acl_done(&shown);
	aclshares_done(&s);
	pool_done(&pool);
	buf_done(&path);
	buf_done(&text);
}

static void
test_modes(int dir)
{
	struct stat st;
	int shared, fd;

	umask(077);
	if (likedir_mkdir(dir, "private", dir) == -1 ||
	    likedir_mkdir(dir, "shared.d", dir) == -1 ||
	    (shared = openat(dir, "shared.d", O_RDONLY)) == -1 ||
	    fchmod(shared, 02770) == -1)
		abort();
	tap_ok(fstatat(dir, "private", &st, 0) == 0 &&
	    (st.st_mode & 07777) == 0700, "private stays private");
	tap_ok(likedir_mkdir(shared, "sub", shared) == 0 &&
	    fstatat(shared, "sub", &st, 0) == 0 &&
	    (st.st_mode & 07777) == 02770, "a directory like its own");
	put(shared, "file", SPAN("x"));
	fd = openat(shared, "file", O_RDONLY);
	likedir_file(fd, shared);
	tap_ok(fstat(fd, &st) == 0 && (st.st_mode & 07777) == 0660,
	    "a file too");
	tap_ok(!likedir_same(dir, shared) && likedir_same(dir, dir), "same");
	close(fd);
	close(shared);
}

int
main(void)
{
	struct buf rm = BUF_INIT(200);
	int dir;

	if (mkdtemp(root) == NULL || (dir = open(root, O_RDONLY)) == -1)
		return 1;
	test_rights();
	test_change();
	test_large();
	test_file(dir);
	test_shares(dir);
	test_modes(dir);
	buf_addf(&rm, "rm -r %s", root);
	if (system(buf_str(&rm)) != 0)
		printf("# not removed\n");
	buf_done(&rm);
	close(dir);
	return tap_done();
}
