/* queuedir: names, collisions, locks; nothing ever replaces anything.
 * SPDX-License-Identifier: ISC */
#include "queue/queuedir.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tap.h"

static int
put(const struct queuedir *q, const char *id, bool exact, const char *text,
    struct queuedir_draft *d)
{
	if (queuedir_create(q, id, exact, d, NULL) == -1 ||
	    write(d->fd, text, strlen(text)) == -1)
		return -1;
	return queuedir_commit(q, d, 1, NULL);
}

static bool
has(const struct queuedir *q, enum queuedir_place place, const char *id,
    const char *text)
{
	int fd = queuedir_open_message(q, place, id, false, NULL);
	char bytes[40];
	ssize_t n = fd == -1 ? -1 : read(fd, bytes, sizeof(bytes));

	if (fd != -1)
		close(fd);
	return n >= 0 && span_eq(span_of(bytes, (size_t)n), span_str(text));
}

static int
count(void *arg, const char *id, const struct stat *st)
{
	(void)id;
	(void)st;
	++*(size_t *)arg;
	return 0;
}

static size_t
names_in(const struct queuedir *q, enum queuedir_place place)
{
	size_t n = 0;

	return queuedir_each(q, place, count, &n, NULL) == 0 ? n : 99;
}

static void
test_names(void)
{
	static const char *const good[] = { "a", "6b.2-x", "A.2" };
	static const char *const bad[] = { "", ".a", "-a", "a/b", "..", "a b",
	    "a\n" };
	size_t i;

	for (i = 0; i < LENGTH(good); i++)
		tap_ok(queuedir_is_id(span_str(good[i])), good[i]);
	for (i = 0; i < LENGTH(bad); i++)
		tap_ok(!queuedir_is_id(span_str(bad[i])), "no name");
}

static void
test_commit(const struct queuedir *q)
{
	struct queuedir_draft d, two[2];

	tap_ok(put(q, "m", false, "one", &d) == 0 && strcmp(d.id, "m") == 0,
	    "its own name");
	tap_ok(put(q, "m", false, "two", &d) == 0 && strcmp(d.id, "m.2") == 0,
	    "another");
	tap_ok(put(q, "m", true, "three", &d) == 0 && d.was_there,
	    "exact: it is there");
	tap_ok(has(q, QUEUEDIR_NEW, "m", "one") &&
	    has(q, QUEUEDIR_NEW, "m.2", "two"),
	    "both are whole");
	tap_ok(queuedir_create(q, "g1", false, &two[0], NULL) == 0 &&
	    queuedir_create(q, NULL, false, &two[1], NULL) == 0 &&
	    queuedir_commit(q, two, 2, NULL) == 0, "two at once");
	tap_ok(names_in(q, QUEUEDIR_NEW) == 4 && names_in(q, QUEUEDIR_TMP) == 0,
	    "four, and nothing in tmp");
	tap_ok(queuedir_create(q, "../x", false, &d, NULL) == -1, "a bad name");
}

static void
test_move(const struct queuedir *q)
{
	char id[QUEUEDIR_ID_MAX + 1] = "m", again[QUEUEDIR_ID_MAX + 1] = "m";
	struct queuedir_draft d;

	tap_ok(queuedir_move(q, id, QUEUEDIR_NEW, QUEUEDIR_WORK, NULL) == 0 &&
	    strcmp(id, "m") == 0, "moved");
	/* as if another machine had not seen the first */
	tap_ok(put(q, "z", false, "other", &d) == 0 &&
	    renameat(q->dirs[QUEUEDIR_NEW],
	    "z", q->dirs[QUEUEDIR_NEW], "m") == 0, "a second of that name");
	tap_ok(queuedir_move(q, again, QUEUEDIR_NEW, QUEUEDIR_WORK,
	    NULL) == 0 &&
	    strcmp(again, "m.2") == 0, "gets another one");
	tap_ok(has(q, QUEUEDIR_WORK, "m", "one") && has(q, QUEUEDIR_WORK, "m.2",
	    "other"), "and replaces nothing");
	/* killed between link and unlink */
	tap_ok(linkat(q->dirs[QUEUEDIR_WORK], "m", q->dirs[QUEUEDIR_NEW], "m",
	    0) == 0,
	    "one file, two names");
	memcpy(again, "m", 2);
	tap_ok(queuedir_move(q, again, QUEUEDIR_NEW, QUEUEDIR_WORK,
	    NULL) == 0 &&
	    strcmp(again, "m") == 0 && names_in(q, QUEUEDIR_WORK) == 2,
	    "is one message");
	memcpy(again, "no", 3);
	tap_ok(queuedir_move(q, again, QUEUEDIR_NEW, QUEUEDIR_WORK, NULL) == -1,
	    "one that is not there");
}

static void
test_lock(const struct queuedir *q)
{
	int a = queuedir_open_message(q, QUEUEDIR_WORK, "m", true, NULL);
	int b = queuedir_open_message(q, QUEUEDIR_WORK, "m", true, NULL);
	int c = dup(a);

	tap_ok(queuedir_lock(q, QUEUEDIR_WORK, "m", a, NULL) == 1, "locked");
	tap_ok(queuedir_lock(q, QUEUEDIR_WORK, "m", b, NULL) == 0, "once");
	close(a);
	tap_ok(queuedir_lock(q, QUEUEDIR_WORK, "m", b, NULL) == 0,
	    "until the last holder has gone");
	close(c);
	tap_ok(queuedir_lock(q, QUEUEDIR_WORK, "m", b, NULL) == 1,
	    "then it is free");
	tap_ok(queuedir_remove(q, QUEUEDIR_WORK, "m", NULL) == 0 &&
	    queuedir_lock(q, QUEUEDIR_WORK, "m", b, NULL) == -1,
	    "one that is gone cannot be locked");
	close(b);
	tap_ok(symlinkat("/etc/passwd", q->dirs[QUEUEDIR_WORK], "s") == 0 &&
	    queuedir_open_message(q, QUEUEDIR_WORK, "s", false, NULL) == -1,
	    "a symbolic link is no message");
}

int
main(void)
{
	char path[] = "/tmp/queuedir_test.XXXXXX", command[80];
	struct queuedir q;
	struct err err = ERR_INIT;
	int r;

	test_names();
	if (mkdtemp(path) == NULL)
		return 1;
	tap_ok(queuedir_open(&q, path, &err) == 0, "open");
	test_commit(&q);
	test_move(&q);
	test_lock(&q);
	queuedir_close(&q);
	tap_ok(chmod(path, 0777) == 0 && queuedir_open(&q, path, &err) == -1 &&
	    err.kind == ERR_USAGE, "one that others can write to");
	(void)snprintf(command, sizeof(command), "rm -rf %s", path);
	r = system(command);
	return tap_done() || r != 0;
}
