/* cache: answers come back as they were given, or not at all.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "index/cache.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tap.h"

static char root[] = "/tmp/pneumatic-cache.XXXXXX";
static int dir;

static bool
all_alive(void *arg, uint32_t uid)
{
	(void)arg;
	return uid > 0;
}

static bool
none_alive(void *arg, uint32_t uid)
{
	(void)arg;
	(void)uid;
	return false;
}

static void
fill(uint32_t first, uint32_t last, uint32_t validity)
{
	struct cache c;
	uint32_t uid;

	cache_open(&c, dir, validity);
	for (uid = first; uid <= last; uid++) {
		struct buf b = BUF_INIT(100);

		buf_addf(&b, "answer %lu", (unsigned long)uid);
		if (cache_add(&c, uid, cache_key(SPAN("A")), buf_span(&b)) &&
		    cache_write(&c, dir, all_alive, NULL, NULL) == -1)
			tap_ok(false, "written");
		buf_done(&b);
	}
	tap_ok(cache_write(&c, dir, all_alive, NULL, NULL) == 0, "written");
	cache_close(&c);
}

/* How many of 1 .. last are there; -1 when one is false. */
static int
count(uint32_t last, uint32_t validity)
{
	struct cache c;
	uint32_t uid;
	int n = 0;

	cache_open(&c, dir, validity);
	for (uid = 1; uid <= last; uid++) {
		struct buf b = BUF_INIT(100);
		struct span got;

		buf_addf(&b, "answer %lu", (unsigned long)uid);
		if (cache_find(&c, uid, cache_key(SPAN("A")), &got)) {
			if (!span_eq(got, buf_span(&b)))
				n = -1000000;
			n++;
		}
		buf_done(&b);
	}
	cache_close(&c);
	return n < 0 ? -1 : n;
}

static off_t
size(void)
{
	struct stat st;

	return fstatat(dir, CACHE_FILE, &st, 0) == -1 ? -1 : st.st_size;
}

static void
test_damage(void)
{
	struct buf whole = BUF_INIT(10000);
	bool good = true, cut = true;
	size_t i;
	int fd = openat(dir, CACHE_FILE, O_RDWR);

	if (fd == -1 || !buf_room(&whole, 10000))
		return;
	buf_grew(&whole, (size_t)pread(fd, whole.p, 10000, 0));
	for (i = 0; i < whole.len; i++) {
		char bad = (char)(whole.p[i] ^ 0x24);

		good &= pwrite(fd, &bad, 1, (off_t)i) == 1 &&
		    count(10, 5) >= 0;
		good &= pwrite(fd, whole.p + i, 1, (off_t)i) == 1;
	}
	tap_ok(good, "every byte changed: nothing false comes back");
	for (i = whole.len; i-- > 0;)
		cut &= ftruncate(fd, (off_t)i) == 0 && count(10, 5) >= 0 &&
		    count(10, 5) < 10;
	tap_ok(cut, "cut at every byte: what is whole comes back");
	close(fd);
	buf_done(&whole);
}

/* Answers of several kinds, an empty one among them, written in batches and
 * asked for in any order; of two the one written first counts. */
static void
test_kinds(void)
{
	static const struct span kinds[] = { { "A", 1 }, { "B", 1 },
		{ "C", 1 } };
	char big[3000];
	struct cache c;
	struct span got;
	bool good = true;
	uint32_t k, uid;
	size_t i;

	(void)unlinkat(dir, CACHE_FILE, 0);
	memset(big, 'b', sizeof(big));
	for (i = 0; i < 2 * LENGTH(kinds); i++) {
		k = (uint32_t)(i % LENGTH(kinds));
		cache_open(&c, dir, 9);
		for (uid = 1; uid <= 2000; uid += 1 + k)
			if (cache_add(&c, uid, cache_key(kinds[k]),
			    span_of(big, (uid * 7 + k + i) % 9 == 0 ? 0 :
			    (uid + k) % sizeof(big))))
				good &= cache_write(&c, dir, all_alive, NULL,
				    NULL) == 0;
		good &= cache_write(&c, dir, all_alive, NULL, NULL) == 0;
		cache_close(&c);
	}
	cache_open(&c, dir, 9);
	for (i = 0; i < 20000; i++) {
		uid = i < 2000 ? (uint32_t)i + 1 : (uint32_t)(i * 7919) % 2100;
		k = (uint32_t)(i % LENGTH(kinds));
		if (uid == 0 || uid > 2000 || (uid - 1) % (1 + k) != 0)
			good &= !cache_has(&c, uid, cache_key(kinds[k]));
		else
			good &= cache_find(&c, uid, cache_key(kinds[k]), &got)
			    && got.n == ((uid * 7 + 2 * k) % 9 == 0 ? 0 :
			    (uid + k) % sizeof(big));
	}
	cache_close(&c);
	tap_ok(good, "answers of several kinds, in any order");
	(void)unlinkat(dir, CACHE_FILE, 0);
}

int
main(void)
{
	struct cache c;
	struct span got;
	off_t before;

	if (mkdtemp(root) == NULL ||
	    (dir = open(root, O_RDONLY | O_DIRECTORY)) == -1)
		return 1;
	tap_ok(count(10, 5) == 0, "no file, no answer");
	fill(1, 5, 5);
	fill(6, 10, 5);
	tap_ok(count(10, 5) == 10, "written twice, read");
	tap_ok(count(10, 6) == 0, "another UIDVALIDITY: nothing");
	cache_open(&c, dir, 5);
	tap_ok(!cache_find(&c, 3, cache_key(SPAN("B")), &got),
	    "another question: nothing");
	/* Cut while it is open. */
	tap_ok(truncate(root, 0) == -1 && cache_has(&c, 10,
	    cache_key(SPAN("A"))), "open");
	cache_close(&c);
	test_damage();
	test_kinds();
	fill(1, 10, 5);
	tap_ok(count(10, 5) == 10, "a damaged file is written anew");
	fill(1, 10, 6);
	tap_ok(count(10, 6) == 10 && count(10, 5) == 0,
	    "so is one of another UIDVALIDITY");
	(void)unlinkat(dir, CACHE_FILE, 0);
	fill(1, 60000, 7);
	tap_ok(count(60000, 7) == 60000, "more than is kept in memory");
	before = size();
	cache_open(&c, dir, 7);
	(void)cache_add(&c, 99999, 1, SPAN("x"));
	tap_ok(cache_write(&c, dir, none_alive, NULL, NULL) == 0 &&
	    size() < before / 100, "what is dead goes");
	cache_close(&c);
	(void)unlinkat(dir, CACHE_FILE, 0);
	(void)symlinkat("/etc/passwd", dir, CACHE_FILE);
	tap_ok(count(10, 7) == 0, "a symlink is no file");
	(void)unlinkat(dir, CACHE_FILE, 0);
	(void)rmdir(root);
	return tap_done();
}
