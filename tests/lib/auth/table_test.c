/* table: records come back, whatever becomes of the file and of the processes
 * that use it.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "auth/table.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tap.h"

struct body {
	uint64_t n, twice;
};

static char path[64];
static const struct table_shape shape = { "testtest", sizeof(struct body), 64 };

static int64_t
worth(const void *body, void *arg)
{
	struct body b;

	(void)arg;
	memcpy(&b, body, sizeof(b));
	return (int64_t)b.n;
}

static uint64_t
key_of(const struct table *t, unsigned n)
{
	char text[12];

	snprintf(text, sizeof(text), "k%u", n);
	return table_key(t, 'k', span_str(text));
}

static void
put(struct table *t, unsigned n)
{
	struct body b = { n, 2 * n };

	table_put(t, key_of(t, n), &b, worth, NULL);
}

static bool
has(struct table *t, unsigned n)
{
	struct body b;

	return table_get(t, key_of(t, n), &b) && b.n == n && b.twice == 2 * n;
}

static void
test_records(void)
{
	struct err err = ERR_INIT;
	struct table t;
	struct body b;
	uint64_t key;
	size_t at = 0, n = 0;

	tap_ok(table_open(&t, path, &shape, &err) == 0 && t.made, "made");
	put(&t, 1);
	put(&t, 2);
	put(&t, 2);
	table_close(&t);
	tap_ok(table_open(&t, path, &shape, &err) == 0 && !t.made, "again");
	tap_ok(has(&t, 1) && has(&t, 2) && !has(&t, 3), "what was put");
	tap_ok(table_key(&t, 'a', SPAN("x")) != table_key(&t, 'b', SPAN("x")),
	    "kinds differ");
	while (table_walk(&t, &at, &b, &key))
		n += key == key_of(&t, (unsigned)b.n);
	tap_ok(n == 2, "walk");
	table_remove(&t, key_of(&t, 1));
	tap_ok(!has(&t, 1) && has(&t, 2), "removed");
	table_clear(&t);
	tap_ok(!has(&t, 2), "cleared");
	table_close(&t);
}

/* Ten times as many as fit: those worth most are there. */
static void
test_full(void)
{
	struct err err = ERR_INIT;
	struct table t;
	unsigned i, late = 0;

	tap_ok(table_open(&t, path, &shape, &err) == 0, "open");
	for (i = 1; i <= 640; i++)
		put(&t, i);
	for (i = 577; i <= 640; i++)
		late += has(&t, i);
	tap_ok(has(&t, 640), "the most worth is there");
	tap_ok(late > 32, "most of the others worth much, too");
	table_close(&t);
}

/* One byte another than it is: the key in the head is random. */
static void
damage(off_t at)
{
	int fd = open(path, O_RDWR);
	unsigned char byte;

	if (pread(fd, &byte, 1, at) != 1)
		perror("pread");
	byte ^= 0xa5;
	if (pwrite(fd, &byte, 1, at) != 1)
		perror("pwrite");
	close(fd);
}

static void
test_damage(void)
{
	static const off_t cut[] = { 0, 1, 40, 71, 72, 200 };
	struct err err = ERR_INIT;
	struct table t;
	struct stat st;
	off_t size, i;
	int made = 0, gone = 0;

	tap_ok(table_open(&t, path, &shape, &err) == 0, "open");
	size = (off_t)t.size;
	table_close(&t);
	for (i = 0; i < (off_t)LENGTH(cut); i++) {
		tap_ok(truncate(path, cut[i]) == 0 &&
		    table_open(&t, path, &shape, &err) == 0 && t.made,
		    "a cut file is made anew");
		put(&t, 7);
		table_close(&t);
		tap_ok(stat(path, &st) == 0 && st.st_size == size, "whole");
	}
	for (i = 0; i < 80; i++) {
		damage(i);
		if (table_open(&t, path, &shape, &err) == -1)
			break;
		made += t.made;
		put(&t, 7);
		table_close(&t);
	}
	tap_ok(made == 72 || made == 80, "each byte of the head counts");
	for (i = 80; i < size; i++) {
		damage(i);
		if (table_open(&t, path, &shape, &err) == -1 || t.made)
			break;
		gone += !has(&t, 7);
		put(&t, 7);
		table_close(&t);
	}
	tap_ok(i == size && gone >= 24, "a damaged slot is an empty one");
	tap_ok(truncate(path, size * 2) == 0 &&
	    table_open(&t, path, &shape, &err) == 0 && t.made, "too long");
	table_close(&t);
}

static void
test_refused(void)
{
	struct err err = ERR_INIT;
	struct table t;
	char other[80];

	(void)chmod(path, 0640);
	tap_ok(table_open(&t, path, &shape, &err) == -1 &&
	    err.kind == ERR_USAGE, "others may read it");
	(void)chmod(path, 0600);
	snprintf(other, sizeof(other), "%s.link", path);
	tap_ok(symlink(path, other) == 0 &&
	    table_open(&t, other, &shape, &err) == -1, "a link");
	unlink(other);
	tap_ok(mkfifo(other, 0600) == 0 &&
	    table_open(&t, other, &shape, &err) == -1, "a fifo");
	unlink(other);
	tap_ok(table_open(&t, "/nowhere/at/all", &shape, &err) == -1,
	    "no directory");
}

/* Sixteen processes add to one number, some of which die with the lock. */
static void
test_processes(void)
{
	struct err err = ERR_INIT;
	struct table t;
	struct body b;
	int i, j, status;

	unlink(path);
	for (i = 0; i < 16; i++) {
		if (fork() != 0)
			continue;
		for (j = 0; j < 50; j++) {
			if (table_open(&t, path, &shape, &err) == -1)
				_exit(1);
			if (!table_get(&t, 5, &b))
				b.n = b.twice = 0;
			b.n++;
			b.twice += 2;
			table_put(&t, 5, &b, worth, NULL);
			if (i % 4 == 3 && j == 49)
				raise(SIGKILL);
			table_close(&t);
		}
		_exit(0);
	}
	for (i = 0; i < 16; i++)
		(void)wait(&status);
	tap_ok(table_open(&t, path, &shape, &err) == 0 &&
	    table_get(&t, 5, &b) && b.n == 800 && b.twice == 1600,
	    "nothing is lost");
	table_close(&t);
}

/* kill -9 at every moment of a put: the slot has the one or the other, or
 * nothing. */
static void
test_killed(void)
{
	struct err err = ERR_INIT;
	struct table t;
	struct body b;
	int i, bad = 0, status;
	pid_t pid;

	for (i = 0; i < 100; i++) {
		if ((pid = fork()) == 0) {
			for (;;) {
				if (table_open(&t, path, &shape, &err) == -1)
					_exit(1);
				put(&t, (unsigned)getpid());
				table_close(&t);
			}
		}
		usleep((useconds_t)(200 + i * 13));
		kill(pid, SIGKILL);
		(void)waitpid(pid, &status, 0);
		if (table_open(&t, path, &shape, &err) == -1 || t.made)
			bad++;
		else if (table_get(&t, key_of(&t, (unsigned)pid), &b) &&
		    b.twice != 2 * b.n)
			bad++;
		table_close(&t);
	}
	tap_ok(bad == 0, "never half a record");
}

static void
test_locked(void)
{
	struct err err = ERR_INIT;
	struct table t;
	int fd = open(path, O_RDWR);

	tap_ok(flock(fd, LOCK_EX) == 0 &&
	    table_open(&t, path, &shape, &err) == -1 && err.kind == ERR_TEMP,
	    "who does not let go is not waited for for ever");
	close(fd);
	tap_ok(table_open(&t, path, &shape, &err) == 0, "and then");
	table_close(&t);
}

int
main(void)
{
	char dir[] = "/tmp/table-test.XXXXXX";

	if (mkdtemp(dir) == NULL)
		return 1;
	snprintf(path, sizeof(path), "%s/table", dir);
	test_records();
	test_full();
	test_damage();
	test_refused();
	test_processes();
	test_killed();
	test_locked();
	unlink(path);
	rmdir(dir);
	return tap_done();
}
