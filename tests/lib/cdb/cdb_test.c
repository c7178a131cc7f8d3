/* cdb: what cdbmake writes is found; the format is the published one; a file
 * that is cut or changed anywhere is an answer or an error, never an endless
 * search.
 * SPDX-License-Identifier: ISC */
#include "cdb/cdb.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cdb/cdbmake.h"
#include "os/tmpfd.h"
#include "tap.h"

static void
make(int fd, size_t n)
{
	struct err err = ERR_INIT;
	struct cdbmake m;
	char key[40], data[60];
	size_t i;
	int ok;

	ok = cdbmake_init(&m, fd, &err) == 0;
	for (i = 0; i < n && ok; i++) {
		int k = snprintf(key, sizeof(key), "user%zu", i);
		int d = snprintf(data, sizeof(data), "data of %zu", i);

		ok = cdbmake_add(&m, span_of(key, (size_t)k),
		    span_of(data, (size_t)d), &err) == 0;
	}
	ok = ok && cdbmake_add(&m, SPAN("twice"), SPAN("one"), &err) == 0 &&
	    cdbmake_add(&m, SPAN("twice"), SPAN(""), &err) == 0 &&
	    cdbmake_add(&m, SPAN(""), SPAN("nothing"), &err) == 0 &&
	    cdbmake_finish(&m, &err) == 0;
	cdbmake_done(&m);
	tap_ok(ok, "made");
}

static void
test_found(size_t n)
{
	struct buf data = BUF_INIT(100), key = BUF_INIT(100);
	struct err err = ERR_INIT;
	uint64_t at = CDB_HEADER;
	size_t i, good = 0, walked = 0;
	struct cdb_search s;
	struct cdb c;
	int fd = os_tmpfd_memory(&err);

	make(fd, n);
	tap_ok(cdb_open_fd(&c, fd, &err) == 0, "opened");
	for (i = 0; i < n; i++) {
		char k[40], d[60];
		int kn = snprintf(k, sizeof(k), "user%zu", i);
		int dn = snprintf(d, sizeof(d), "data of %zu", i);

		good += cdb_get(&c, span_of(k, (size_t)kn), &data, &err) == 1 &&
		    span_eq(buf_span(&data), span_of(d, (size_t)dn));
	}
	tap_ok(good == n, "all are found");
	tap_ok(cdb_get(&c, SPAN("user"), &data, &err) == 0, "and no other");
	cdb_search(&c, &s, SPAN("twice"));
	tap_ok(cdb_next(&c, &s, &data, &err) == 1, "a key twice: first");
	tap_is(buf_span(&data), SPAN("one"), "its data");
	tap_ok(cdb_next(&c, &s, &data, &err) == 1 && data.len == 0, "second");
	tap_ok(cdb_next(&c, &s, &data, &err) == 0, "no third");
	tap_ok(cdb_next(&c, &s, &data, &err) == 0, "nor after that");
	tap_ok(cdb_get(&c, SPAN(""), &data, &err) == 1, "an empty key");
	while (cdb_walk(&c, &at, &key, &data, &err) == 1)
		walked++;
	tap_ok(walked == n + 3, "a walk meets all");
	buf_done(&data);
	data.max = 2;
	tap_ok(cdb_get(&c, SPAN("twice"), &data, &err) == -1 &&
	    err.kind == ERR_LIMIT, "data longer than the caller takes");
	buf_done(&data);
	buf_done(&key);
	close(fd);
}

/* The file that Bernstein's description gives for one -> Hello. */
static void
test_format(void)
{
	static const char record[] = "\3\0\0\0\5\0\0\0oneHello";
	struct err err = ERR_INIT;
	struct cdbmake m;
	char got[4096];
	uint32_t hash = cdb_hash(SPAN("one")), at, slots;
	ssize_t n;
	int fd = os_tmpfd_memory(&err);

	tap_ok(cdb_hash(SPAN("")) == 5381 && cdb_hash(SPAN("a")) ==
	    ((5381u * 33) ^ 'a'), "hash");
	tap_ok(cdbmake_init(&m, fd, &err) == 0 &&
	    cdbmake_add(&m, SPAN("one"), SPAN("Hello"), &err) == 0 &&
	    cdbmake_finish(&m, &err) == 0, "made");
	cdbmake_done(&m);
	n = pread(fd, got, sizeof(got), 0);
	tap_ok(n == 2048 + 16 + 16, "size");
	tap_is(span_of(got + 2048, 16), span_of(record, 16), "record");
	memcpy(&at, got + (hash & 255) * 8, 4);
	memcpy(&slots, got + (hash & 255) * 8 + 4, 4);
	tap_ok(at == 2064 && slots == 2, "the pair of its table");
	memcpy(&at, got + 2064 + (hash >> 8) % 2 * 8, 4);
	memcpy(&slots, got + 2064 + (hash >> 8) % 2 * 8 + 4, 4);
	tap_ok(at == hash && slots == 2048, "the slot");
	close(fd);
}

/* Ask everything of a database: 1 when it was an error, else 0. */
static int
ask_all(int fd)
{
	struct buf data = BUF_INIT(1000), key = BUF_INIT(1000);
	static const char *const keys[] = { "user0", "user7", "twice", "x", "" };
	uint64_t at = CDB_HEADER;
	int r = 0, got = 1;
	struct cdb_search s;
	struct cdb c;
	size_t i;

	if (cdb_open_fd(&c, fd, NULL) == -1)
		return 1;
	for (i = 0; i < LENGTH(keys); i++) {
		cdb_search(&c, &s, span_str(keys[i]));
		while ((got = cdb_next(&c, &s, &data, NULL)) == 1)
			;
		r |= got == -1;
	}
	while ((got = cdb_walk(&c, &at, &key, &data, NULL)) == 1)
		;
	buf_done(&data);
	buf_done(&key);
	return r | (got == -1);
}

static void
test_hostile(void)
{
	static const unsigned char bytes[] = { 0, 1, 0x7f, 0x80, 0xff };
	struct err err = ERR_INIT;
	char whole[4096];
	size_t n, i, b, errors = 0;
	ssize_t got;
	int fd = os_tmpfd_memory(&err), bad;

	make(fd, 10);
	got = pread(fd, whole, sizeof(whole), 0);
	n = got > 0 ? (size_t)got : 0;
	tap_ok(n > 2048 && n < sizeof(whole) && ask_all(fd) == 0, "whole");
	close(fd);
	for (i = 0; i < n; i++) {
		bad = os_tmpfd_memory(&err);
		if (pwrite(bad, whole, i, 0) != -1)
			errors += (size_t)ask_all(bad);
		close(bad);
	}
	tap_ok(errors == n, "every cut is an error");
	bad = os_tmpfd_memory(&err);
	(void)!pwrite(bad, whole, n, 0);
	for (i = 0; i < n; i++)
		for (b = 0; b < LENGTH(bytes); b++) {
			(void)!pwrite(bad, &bytes[b], 1, (off_t)i);
			(void)ask_all(bad);
			(void)!pwrite(bad, whole + i, 1, (off_t)i);
		}
	tap_ok(ask_all(bad) == 0, "every byte changed: an answer or an error");
	/* A table without an empty slot: the search ends where it began. */
	memset(whole + 2048, 0xff, n - 2048);
	(void)!pwrite(bad, whole, n, 0);
	tap_ok(ask_all(bad) == 1, "full tables");
	close(bad);
}

int
main(void)
{
	test_format();
	test_found(0);
	test_found(1000);
	test_hostile();
	return tap_done();
}
