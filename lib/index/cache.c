/* cache - see cache.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "index/cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "index/sum.h"
#include "os/random.h"

#define MAGIC "PnCache1"
#define ORDER 0x01020304u
#define VERSION 1u
#define TEMPORARY CACHE_FILE ".tmp"
#define WINDOW (CACHE_RECORD_MAX * 2)
#define DEAD_MIN (1u << 20)          /* bytes worth writing the file anew for */

struct head {
	char magic[8];
	uint32_t order, version;
	uint64_t id;
	uint32_t uidvalidity, spare;
};

struct record {
	uint64_t key, sum;
	uint32_t uid, n;
};

uint64_t
cache_size(int dir)
{
	struct stat st;

	return fstatat(dir, CACHE_FILE, &st, AT_SYMLINK_NOFOLLOW) == -1 ? 0 :
	    (uint64_t)st.st_size;
}

uint64_t
cache_key(struct span what)
{
	return sum_of(what.p, what.n, 0);
}

static uint64_t
sum_of_record(const struct cache *c, const struct record *r, const char *p)
{
	return sum_of(p, r->n, c->id ^ r->key ^ (uint64_t)r->uid << 32 ^ r->n);
}

/* n bytes at `at`, out of the window, which moves there: NULL when the file does
 * not have them. */
static const char *
look(struct cache *c, uint64_t at, size_t n)
{
	ssize_t got;

	if (n > WINDOW)
		return NULL;
	if (at < c->window_at || at + n > c->window_at + c->window.len) {
		buf_reset(&c->window);
		c->window_at = at;
		while (c->window.len < n && buf_room(&c->window,
		    WINDOW - c->window.len)) {
			got = pread(c->fd, c->window.p + c->window.len,
			    WINDOW - c->window.len,
			    (off_t)(at + c->window.len));
			if (got == -1 && errno == EINTR)
				continue;
			if (got <= 0)
				return NULL;
			buf_grew(&c->window, (size_t)got);
		}
	}
	return c->window.p + (at - c->window_at);
}

static int
by_uid(const void *a, const void *b)
{
	const struct cache_entry *x = a, *y = b;

	if (x->uid != y->uid)
		return x->uid < y->uid ? -1 : 1;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static size_t
padded(size_t n)
{
	return (n + 7) & ~(size_t)7;
}

/* Two ascending runs, from[low..mid) and from[mid..high), into one. */
static void
merge(const struct cache_entry *from, struct cache_entry *to, size_t low,
    size_t mid, size_t high)
{
	size_t i = low, k = mid, at;

	for (at = low; at < high; at++)
		to[at] = i < mid && (k == high ||
		    by_uid(&from[i], &from[k]) <= 0) ? from[i++] : from[k++];
}

/* Where the ascending run that begins at `from` ends. */
static size_t
run_end(const struct cache *c, size_t from)
{
	while (++from < c->n &&
	    by_uid(&c->entries[from - 1], &c->entries[from]) <= 0)
		;
	return from < c->n ? from : c->n;
}

/* Each FETCH has left an ascending run, so there are few: they are merged pair by
 * pair. */
static void
sort_runs(struct cache *c)
{
	struct cache_entry *to;
	size_t low, mid, high;

	while (c->n > 0 && run_end(c, 0) < c->n) {
		to = mem_alloc(c->n * sizeof(*to));
		for (low = 0; low < c->n; low = high) {
			mid = run_end(c, low);
			high = mid < c->n ? run_end(c, mid) : mid;
			merge(c->entries, to, low, mid, high);
		}
		free(c->entries);
		c->entries = to;
	}
}

/* One entry for each message and key. */
static void
sort(struct cache *c)
{
	size_t i, kept = 0;

	sort_runs(c);
	for (i = 0; i < c->n; i++) {
		if (kept > 0 && c->entries[kept - 1].uid == c->entries[i].uid &&
		    c->entries[kept - 1].key == c->entries[i].key)
			c->dead += sizeof(struct record) +
			    padded(c->entries[i].n);
		else
			c->entries[kept++] = c->entries[i];
	}
	c->n = kept;
}

/* The records from c->end on, as far as they are whole. */
static void
read_records(struct cache *c, uint64_t size)
{
	size_t cap = 0;

	while (c->end < size) {
		struct record r;
		const char *p = look(c, c->end, sizeof(r));

		if (p == NULL)
			break;
		memcpy(&r, p, sizeof(r));
		/* The sum is looked at when the answer is wanted. */
		if (r.n > CACHE_RECORD_MAX || r.uid == 0 ||
		    c->end + sizeof(r) + padded(r.n) > size)
			break;
		if (c->n == cap) {
			cap = cap == 0 ? 1024 : cap * 2;
			c->entries = mem_resize(c->entries, cap,
			    sizeof(*c->entries));
		}
		c->entries[c->n++] = (struct cache_entry){ r.key,
			c->end + sizeof(r), r.uid, r.n };
		c->end += sizeof(r) + padded(r.n);
	}
	c->damaged = c->end != size;
	sort(c);
}

static void
init(struct cache *c, uint32_t uidvalidity)
{
	memset(c, 0, sizeof(*c));
	c->fd = -1;
	c->uidvalidity = uidvalidity;
	/* One answer may come when it is nearly full. */
	buf_init(&c->pending, CACHE_PENDING_MAX + CACHE_RECORD_MAX + 4096);
	buf_init(&c->window, WINDOW);
}

/* Open the file, if it is one of ours: its size, or 0. */
static uint64_t
open_file(struct cache *c, int dir)
{
	struct stat st;
	struct head h;

	c->fd = openat(dir, CACHE_FILE, O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
	    O_CLOEXEC);
	if (c->fd == -1)
		return 0;
	if (fstat(c->fd, &st) == -1 || !S_ISREG(st.st_mode) ||
	    (uint64_t)st.st_size > CACHE_MAX * 2 ||
	    pread(c->fd, &h, sizeof(h), 0) != (ssize_t)sizeof(h) ||
	    memcmp(h.magic, MAGIC, sizeof(h.magic)) != 0 ||
	    h.order != ORDER || h.version != VERSION ||
	    h.uidvalidity != c->uidvalidity) {
		close(c->fd);
		c->fd = -1;
		return 0;
	}
	c->ino = st.st_ino;
	c->id = h.id;
	c->end = sizeof(h);
	return (uint64_t)st.st_size;
}

void
cache_open(struct cache *c, int dir, uint32_t uidvalidity)
{
	uint64_t size;

	init(c, uidvalidity);
	size = open_file(c, dir);
	if (c->fd != -1)
		read_records(c, size);
	else
		os_random(&c->id, sizeof(c->id));
}

void
cache_close(struct cache *c)
{
	if (c->fd != -1)
		close(c->fd);
	free(c->entries);
	buf_done(&c->pending);
	buf_done(&c->window);
	init(c, 0);
}

static const struct cache_entry *
find(const struct cache *c, uint32_t uid, uint64_t key)
{
	size_t low = 0, high = c->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct cache_entry *e = &c->entries[mid];

		if (e->uid < uid || (e->uid == uid && e->key < key))
			low = mid + 1;
		else
			high = mid;
	}
	return low < c->n && c->entries[low].uid == uid &&
	    c->entries[low].key == key ? &c->entries[low] : NULL;
}

bool
cache_has(const struct cache *c, uint32_t uid, uint64_t key)
{
	return find(c, uid, key) != NULL;
}

bool
cache_find(struct cache *c, uint32_t uid, uint64_t key, struct span *out)
{
	const struct cache_entry *e = find(c, uid, key);
	const char *p;
	struct record r;

	if (e == NULL)
		return false;
	/* With the sum: what was whole when the file was opened may have been
	 * written over since. */
	p = look(c, e->at - sizeof(r), sizeof(r) + e->n);
	if (p == NULL)
		return false;
	memcpy(&r, p, sizeof(r));
	if (r.uid != uid || r.key != key || r.n != e->n ||
	    sum_of_record(c, &r, p + sizeof(r)) != r.sum)
		return false;
	*out = span_of(p + sizeof(r), r.n);
	return true;
}

static void
add(const struct cache *c, struct buf *out, uint32_t uid, uint64_t key,
    struct span answer)
{
	static const char zeros[8];
	struct record r = { key, 0, uid, (uint32_t)answer.n };

	r.sum = sum_of_record(c, &r, answer.p);
	buf_add(out, span_of((const char *)&r, sizeof(r)));
	buf_add(out, answer);
	buf_add(out, span_of(zeros, padded(answer.n) - answer.n));
}

bool
cache_add(struct cache *c, uint32_t uid, uint64_t key, struct span answer)
{
	if (answer.n <= CACHE_RECORD_MAX && c->pending.len < CACHE_PENDING_MAX)
		add(c, &c->pending, uid, key, answer);
	return c->pending.len >= CACHE_PENDING_MAX;
}

static int
write_all(int fd, struct span bytes)
{
	while (bytes.n > 0) {
		ssize_t n = write(fd, bytes.p, bytes.n);

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return -1;
		bytes = span_from(bytes, (size_t)n);
	}
	return 0;
}

/* 0; 1 the file is not the one that was read; -1. */
static int
append(struct cache *c, int dir, struct err *err)
{
	int fd = openat(dir, CACHE_FILE, O_WRONLY | O_APPEND | O_NOFOLLOW |
	    O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	int r = 0;

	if (fd == -1)
		return errno == ENOENT ? 1 : err_sys(err, CACHE_FILE);
	if (fstat(fd, &st) == -1 || st.st_ino != c->ino) {
		r = 1;
	} else if ((uint64_t)st.st_size < CACHE_MAX &&
	    write_all(fd, buf_span(&c->pending)) == -1) {
		r = err_sys(err, "write " CACHE_FILE);
		(void)!ftruncate(fd, st.st_size);
	}
	close(fd);
	return r;
}

struct rewrite {
	bool (*is_alive)(void *arg, uint32_t uid);
	void *arg;
};

/* What was read and is alive, a window's worth at a time. */
static int
copy_records(struct cache *c, int fd, const struct rewrite *w)
{
	struct buf out = BUF_INIT(CACHE_PENDING_MAX + 2 * WINDOW);
	struct span answer;
	size_t i;
	int r = 0;

	for (i = 0; i < c->n && r == 0; i++) {
		const struct cache_entry *e = &c->entries[i];

		if (!w->is_alive(w->arg, e->uid) ||
		    !cache_find(c, e->uid, e->key, &answer))
			continue;
		add(c, &out, e->uid, e->key, answer);
		if (out.len >= CACHE_PENDING_MAX) {
			r = write_all(fd, buf_span(&out));
			buf_reset(&out);
		}
	}
	if (r == 0)
		r = write_all(fd, buf_span(&out));
	buf_done(&out);
	return r;
}

static int
write_anew(struct cache *c, int dir, const struct rewrite *w,
    struct err *err)
{
	struct head h;
	int fd, r;

	memset(&h, 0, sizeof(h));
	memcpy(h.magic, MAGIC, sizeof(h.magic));
	h.order = ORDER;
	h.version = VERSION;
	h.id = c->id;
	h.uidvalidity = c->uidvalidity;
	(void)unlinkat(dir, TEMPORARY, 0);
	fd = openat(dir, TEMPORARY, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
	    O_CLOEXEC, 0600);
	if (fd == -1)
		return err_sys(err, TEMPORARY);
	r = write_all(fd, span_of((const char *)&h, sizeof(h)));
	if (r == 0)
		r = copy_records(c, fd, w);
	if (r == 0)
		r = write_all(fd, buf_span(&c->pending));
	if (close(fd) == -1)
		r = -1;
	if (r == 0)
		r = renameat(dir, TEMPORARY, dir, CACHE_FILE);
	if (r == -1) {
		err_sys(err, "write " CACHE_FILE);
		(void)unlinkat(dir, TEMPORARY, 0);
	}
	return r;
}

/* Most of what is there is of no use. */
static bool
is_worn(struct cache *c, const struct rewrite *w)
{
	uint64_t dead = c->dead;
	size_t i;

	for (i = 0; i < c->n; i++)
		if (!w->is_alive(w->arg, c->entries[i].uid))
			dead += sizeof(struct record) +
			    padded(c->entries[i].n);
	return dead > DEAD_MIN && dead > c->end / 2;
}

int
cache_write(struct cache *c, int dir,
    bool (*is_alive)(void *arg, uint32_t uid), void *arg, struct err *err)
{
	struct rewrite w = { is_alive, arg };
	int r = 1;

	if (c->pending.len == 0)
		return 0;
	/* Another session's new file is left to the next time. */
	if (c->fd != -1 && !c->damaged && !is_worn(c, &w)) {
		r = append(c, dir, err);
		r = r == 1 ? 0 : r;
	} else {
		r = write_anew(c, dir, &w, err);
		/* Its records have new places. */
		if (r == 0) {
			uint32_t validity = c->uidvalidity;

			cache_close(c);
			cache_open(c, dir, validity);
		}
	}
	buf_reset(&c->pending);
	return r;
}
