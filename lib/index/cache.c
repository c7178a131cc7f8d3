/* cache - see cache.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "index/cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "index/cacheform.h"
#include "index/cacheout.h"
#include "index/sum.h"
#include "os/random.h"

#define WINDOW (CACHE_RECORD_MAX * 2)

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

/* The window that holds n bytes at `at`; else, emptied and moved there, the one
 * that was not used for longest. */
static struct cache_window *
window_at(struct cache *c, uint64_t at, size_t n)
{
	struct cache_window *w, *oldest = &c->windows[0];
	size_t i;

	for (i = 0; i < CACHE_WINDOWS; i++) {
		w = &c->windows[i];
		if (at >= w->at && at + n <= w->at + w->bytes.len)
			break;
		if (w->used < oldest->used)
			oldest = w;
	}
	if (i == CACHE_WINDOWS) {
		w = oldest;
		buf_reset(&w->bytes);
		w->at = at;
	}
	w->used = ++c->uses;
	return w;
}

/* n bytes at `at`: NULL when the file does not have them. */
static const char *
look(struct cache *c, uint64_t at, size_t n)
{
	struct cache_window *w;
	ssize_t got;

	if (n > WINDOW)
		return NULL;
	w = window_at(c, at, n);
	while (w->bytes.len < at - w->at + n && buf_room(&w->bytes,
	    WINDOW - w->bytes.len)) {
		got = pread(c->fd, w->bytes.p + w->bytes.len,
		    WINDOW - w->bytes.len, (off_t)(at + w->bytes.len));
		if (got == -1 && errno == EINTR)
			continue;
		if (got <= 0)
			return NULL;
		buf_grew(&w->bytes, (size_t)got);
	}
	return w->bytes.p + (at - w->at);
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
			c->dead += sizeof(struct cacheform_record) +
			    cacheform_padded(c->entries[i].n);
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
		struct cacheform_record r;
		const char *p = look(c, c->end, sizeof(r));

		if (p == NULL)
			break;
		memcpy(&r, p, sizeof(r));
		/* The sum is looked at when the answer is wanted. */
		if (r.n > CACHE_RECORD_MAX || r.uid == 0 ||
		    c->end + sizeof(r) + cacheform_padded(r.n) > size)
			break;
		if (c->n == cap) {
			cap = cap == 0 ? 1024 : cap * 2;
			c->entries = mem_resize(c->entries, cap,
			    sizeof(*c->entries));
		}
		c->entries[c->n++] = (struct cache_entry){ r.key,
			c->end + sizeof(r), r.uid, r.n };
		c->end += sizeof(r) + cacheform_padded(r.n);
	}
	c->damaged = c->end != size;
	sort(c);
}

static void
init(struct cache *c, uint32_t uidvalidity)
{
	size_t i;

	memset(c, 0, sizeof(*c));
	c->fd = -1;
	c->uidvalidity = uidvalidity;
	/* One answer may come when it is nearly full. */
	buf_init(&c->pending, CACHE_PENDING_MAX + CACHE_RECORD_MAX + 4096);
	for (i = 0; i < CACHE_WINDOWS; i++)
		buf_init(&c->windows[i].bytes, WINDOW);
}

/* Open the file, if it is one of ours: its size, or 0. */
static uint64_t
open_file(struct cache *c, int dir)
{
	struct stat st;
	struct cacheform_head h;

	c->fd = openat(dir, CACHE_FILE, O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
	    O_CLOEXEC);
	if (c->fd == -1)
		return 0;
	if (fstat(c->fd, &st) == -1 || !S_ISREG(st.st_mode) ||
	    (uint64_t)st.st_size > CACHE_MAX * 2 ||
	    pread(c->fd, &h, sizeof(h), 0) != (ssize_t)sizeof(h) ||
	    memcmp(h.magic, CACHEFORM_MAGIC, sizeof(h.magic)) != 0 ||
	    h.order != CACHEFORM_ORDER || h.version != CACHEFORM_VERSION ||
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
	size_t i;

	if (c->fd != -1)
		close(c->fd);
	free(c->entries);
	buf_done(&c->pending);
	for (i = 0; i < CACHE_WINDOWS; i++)
		buf_done(&c->windows[i].bytes);
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
	struct cacheform_record r;

	if (e == NULL)
		return false;
	/* With the sum: what was whole when the file was opened may have been
	 * written over since. */
	p = look(c, e->at - sizeof(r), sizeof(r) + e->n);
	if (p == NULL)
		return false;
	memcpy(&r, p, sizeof(r));
	if (r.uid != uid || r.key != key || r.n != e->n ||
	    cacheform_sum(c->id, &r, p + sizeof(r)) != r.sum)
		return false;
	*out = span_of(p + sizeof(r), r.n);
	return true;
}

bool
cache_add(struct cache *c, uint32_t uid, uint64_t key, struct span answer)
{
	if (answer.n <= CACHE_RECORD_MAX && c->pending.len < CACHE_PENDING_MAX)
		cacheform_add(&c->pending, c->id, uid, key, answer);
	return c->pending.len >= CACHE_PENDING_MAX;
}

int
cache_write(struct cache *c, int dir,
    bool (*is_alive)(void *arg, uint32_t uid), void *arg, struct err *err)
{
	return cacheout_write(c, dir, is_alive, arg, err);
}
