/* attributes: the file's form, damage, limits, changes that are all or none;
 * what Dovecot has written is read, and what it reads is written.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "maildir/attributes.h"
#include "maildir/disk.h"
#include "tap.h"

#define GUID "20e6d41003ad026b0247000083ecc375"
#define OTHER "c0906b0c03ad026b0247000083ecc375"

static struct err err;
static char path[] = "/tmp/pneumatic-attributes.XXXXXX";
static int root;

static const struct attributes_limits wide = { 1000000, 1 << 24 };

static void
put_file(struct span bytes)
{
	if (disk_replace(root, ATTRIBUTES_FILE, "put", bytes, NULL, &err) == -1)
		printf("# %s\n", err.text);
}

static void
get_file(struct buf *out)
{
	struct stat st;

	buf_reset(out);
	if (disk_read(root, ATTRIBUTES_FILE, out, &st, &err) != 1)
		buf_adds(out, "(none)");
}

static void
test_form(void)
{
	static const struct {
		struct span in, out;
		bool damaged;
		const char *name;
	} rows[] = {
		{ SPAN(""), SPAN(""), false, "an empty file" },
		{ SPAN("b\n1\na\n2\n"), SPAN("a\n2\nb\n1\n"), false,
		    "in the order of keys" },
		{ SPAN("a\n1\nb\n2\na\n3\n"), SPAN("a\n3\nb\n2\n"), false,
		    "of doubles the last" },
		{ SPAN("k\n\n"), SPAN("k\n\n"), false, "an empty value" },
		{ SPAN("k\n\1t\1r\1n\1" "1\1" "0x\n"),
		    SPAN("k\n\1t\1r\1n\1" "1\1" "0x\n"), false, "escapes" },
		{ SPAN("k\n\1qx\1\n"), SPAN("k\nqx\n"), false,
		    "escapes that are none" },
		{ SPAN("k\na\tb\rc\n"), SPAN("k\na\1tb\1rc\n"), false,
		    "what should have been escaped" },
		{ SPAN("a\n1\nb\n"), SPAN("a\n1\n"), true, "no value" },
		{ SPAN("a\n1\nb\n2"), SPAN("a\n1\n"), true, "half a value" },
		{ SPAN("a\n1\nb"), SPAN("a\n1\n"), true, "half a key" },
		{ SPAN("a\n1\0\n"), SPAN("a\n1\1" "0\n"), true, "a NUL" },
		{ SPAN("\0\0\0\0"), SPAN(""), true, "only NULs" },
		{ SPAN("\n\n\n\n"), SPAN("\n\n"), false, "empty lines" },
	};
	size_t i;

	for (i = 0; i < LENGTH(rows); i++) {
		struct buf file = BUF_INIT(ATTRIBUTES_FILE_MAX);
		struct attributes a;

		attributes_init(&a);
		buf_add(&file, rows[i].in);
		attributes_parse(&a, &file);
		attributes_write(&a, &file);
		tap_is(buf_span(&file), rows[i].out, rows[i].name);
		tap_ok(a.damaged == rows[i].damaged, "damaged or not");
		attributes_done(&a);
		buf_done(&file);
	}
}

/* Every cut of a file gives whole pairs of it, and none that is not there. */
static void
test_cuts(void)
{
	static const char whole[] = "priv/" GUID "/comment\na\1tb\n"
	    "shared/" GUID "/comment\nc\n";
	size_t n, wrong = 0;

	for (n = 0; n < sizeof(whole); n++) {
		struct buf file = BUF_INIT(ATTRIBUTES_FILE_MAX);
		struct attributes a;

		attributes_init(&a);
		buf_add(&file, span_of(whole, n));
		attributes_parse(&a, &file);
		if (a.n > 0 && !span_eq(a.entries[0].value, SPAN("a\tb")))
			wrong++;
		if (a.n > 1 && n != sizeof(whole) - 1)
			wrong++;
		if (a.damaged == (n == 0 || n == sizeof(whole) - 1 ||
		    n == 51))
			wrong++;
		attributes_done(&a);
		buf_done(&file);
	}
	tap_ok(wrong == 0, "every cut of a file");
}

static int
set(const char *key, struct span value, const struct attributes_limits *l)
{
	struct attribute change = { span_str(key), value, 0 };

	err = ERR_INIT;
	return attributes_change(root, &change, 1, l, &err);
}

static void
test_changes(void)
{
	static const struct attributes_limits narrow = { 2, 1 << 24 },
		small = { 100, 200 };
	struct attribute both[] = {
		{ SPAN("priv/" OTHER "/x"), SPAN("1"), 0 },
		{ SPAN("priv/" GUID "/a"), { NULL, 0 }, 0 },
		{ SPAN("priv/" OTHER "/x"), SPAN("2"), 0 },
	};
	struct buf b = BUF_INIT(ATTRIBUTES_FILE_MAX);

	tap_ok(set("priv/" GUID "/a", span_of(NULL, 0), &wide) == 0,
	    "what is not there is removed");
	get_file(&b);
	tap_is(buf_span(&b), SPAN("(none)"), "and no file made");
	tap_ok(set("priv/" GUID "/a", SPAN("one\ntwo"), &wide) == 1, "set");
	tap_ok(set("priv/" GUID "/a", SPAN("one\ntwo"), &wide) == 0,
	    "set to the same");
	tap_ok(set("shared/" GUID "/a", SPAN(""), &wide) == 1, "empty");
	get_file(&b);
	tap_is(buf_span(&b), SPAN("priv/" GUID "/a\none\1ntwo\nshared/" GUID
	    "/a\n\n"), "both in the file");
	tap_ok(set("priv/" GUID "/b", SPAN("x"), &narrow) == 1, "a second");
	tap_ok(set("priv/" GUID "/c", SPAN("x"), &narrow) == -1 &&
	    err.kind == ERR_LIMIT && err.sys == E2BIG, "a third is too many");
	tap_ok(set("priv/" GUID "/b", SPAN("longer"), &narrow) == 1,
	    "but the second can change");
	tap_ok(set("priv/" GUID "/b", SPAN("longer, by far, and longer still, "
	    "and then some more of it, until the two hundred are used up"),
	    &small) == -1 && err.kind == ERR_LIMIT && err.sys == EDQUOT,
	    "too many bytes");
	tap_ok(set("priv/" GUID "/b", span_of(NULL, 0), &small) == 1,
	    "less is always possible");
	tap_ok(attributes_change(root, both, 3, &wide, &err) == 1,
	    "several at once");
	get_file(&b);
	tap_is(buf_span(&b), SPAN("priv/" OTHER "/x\n2\nshared/" GUID
	    "/a\n\n"), "of doubles the last");
	tap_ok(attributes_forget(root, SPAN(GUID), &err) == 1 &&
	    attributes_forget(root, SPAN(GUID), &err) == 0, "forget");
	get_file(&b);
	tap_is(buf_span(&b), SPAN("priv/" OTHER "/x\n2\n"), "only its own");
	buf_done(&b);
}

static void
test_refresh(void)
{
	struct attributes a;

	attributes_init(&a);
	put_file(SPAN("a\n1\n"));
	tap_ok(attributes_refresh(&a, root, &err) == 1 && a.n == 1, "read");
	tap_ok(attributes_refresh(&a, root, &err) == 0 && a.n == 1,
	    "as it was");
	put_file(SPAN("a\n2\n"));
	tap_ok(attributes_refresh(&a, root, &err) == 1, "replaced");
	tap_is(attributes_get(&a, SPAN("a")), SPAN("2"), "by another");
	(void)unlinkat(root, ATTRIBUTES_FILE, 0);
	tap_ok(attributes_refresh(&a, root, &err) == 1 && a.n == 0, "removed");
	tap_ok(attributes_refresh(&a, root, &err) == 0, "still");
	tap_ok(symlinkat("elsewhere", root, ATTRIBUTES_FILE) == 0 &&
	    attributes_refresh(&a, root, &err) == -1, "a symbolic link");
	tap_ok(set("k", SPAN("v"), &wide) == -1, "is not written through");
	(void)unlinkat(root, ATTRIBUTES_FILE, 0);
	tap_ok(mkdirat(root, ATTRIBUTES_FILE, 0700) == 0 &&
	    attributes_refresh(&a, root, &err) == -1, "a directory");
	(void)unlinkat(root, ATTRIBUTES_FILE, AT_REMOVEDIR);
	tap_ok(mkfifoat(root, ATTRIBUTES_FILE, 0600) == 0 &&
	    attributes_refresh(&a, root, &err) == -1, "a pipe");
	(void)unlinkat(root, ATTRIBUTES_FILE, 0);
	attributes_done(&a);
}

static void
test_damage(void)
{
	struct buf b = BUF_INIT(ATTRIBUTES_FILE_MAX);
	struct stat st;

	put_file(SPAN("foreign\nthing\npriv/" GUID "/a\n1\npriv/" GUID "/b\n2"));
	tap_ok(set("priv/" GUID "/c", SPAN("3"), &wide) == 1,
	    "a damaged file is changed");
	get_file(&b);
	tap_is(buf_span(&b), SPAN("foreign\nthing\npriv/" GUID "/a\n1\npriv/"
	    GUID "/c\n3\n"), "whole again, with what is not ours");
	buf_reset(&b);
	tap_ok(disk_read(root, ATTRIBUTES_FILE ".damaged", &b, &st, &err) == 1,
	    "and kept");
	tap_ok(span_ends(buf_span(&b), SPAN("/b\n2")), "as it was");
	(void)unlinkat(root, ATTRIBUTES_FILE, 0);
	buf_done(&b);
}

/* A file of 100,000 entries, by which one reads and changes in linear time:
 * what would be quadratic takes minutes. */
static void
test_many(void)
{
	struct buf b = BUF_INIT(ATTRIBUTES_FILE_MAX);
	struct attributes a;
	int i;

	for (i = 100000; i > 0; i--)
		buf_addf(&b, "priv/" GUID "/e%d\n%d\n", i, i);
	put_file(buf_span(&b));
	attributes_init(&a);
	tap_ok(attributes_refresh(&a, root, &err) == 1 && a.n == 100000,
	    "100,000 entries");
	tap_is(attributes_get(&a, SPAN("priv/" GUID "/e77777")),
	    SPAN("77777"), "are found");
	tap_ok(set("priv/" GUID "/e5", span_of(NULL, 0), &wide) == 1,
	    "and removed");
	buf_done(&b);
	b = BUF_INIT(ATTRIBUTES_FILE_MAX + 10);
	while (b.len <= ATTRIBUTES_FILE_MAX)
		buf_addc(&b, 'x');
	put_file(buf_span(&b));
	err = ERR_INIT;
	tap_ok(attributes_refresh(&a, root, &err) == -1 && a.n == 0 &&
	    err.kind == ERR_LIMIT, "too large a file");
	(void)unlinkat(root, ATTRIBUTES_FILE, 0);
	attributes_done(&a);
	buf_done(&b);
}

/* Processes that set entries at the same time: none is lost. */
static void
test_race(void)
{
	struct attributes a;
	char key[80];
	int p, i, status, failed = 0;

	for (p = 0; p < 4; p++) {
		if (fork() != 0)
			continue;
		for (i = 0; i < 25; i++) {
			(void)snprintf(key, sizeof(key), "priv/" GUID "/p%d.%d",
			    p, i);
			if (set(key, SPAN("x"), &wide) != 1)
				_exit(1);
		}
		_exit(0);
	}
	while (wait(&status) > 0)
		failed += status != 0;
	attributes_init(&a);
	tap_ok(attributes_refresh(&a, root, &err) == 1 && a.n == 100 &&
	    failed == 0, "four processes at once");
	attributes_done(&a);
	(void)unlinkat(root, ATTRIBUTES_FILE, 0);
}

int
main(void)
{
	root = mkdtemp(path) == NULL ? -1 : open(path, O_RDONLY | O_DIRECTORY);
	test_form();
	test_cuts();
	test_changes();
	test_refresh();
	test_damage();
	test_many();
	test_race();
	(void)unlinkat(root, ATTRIBUTES_FILE ".damaged", 0);
	tap_ok(rmdir(path) == 0, "nothing else is left in the directory");
	return tap_done();
}
