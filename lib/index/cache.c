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

#define SAME_MOST 64                 /* answers to one FETCH of one message */
#define GUESS 65536u                 /* bytes that hold most directories */
#define DIRECTORY_MAX 65536u         /* answers of one batch */

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

/* All n bytes at `at`, added to `out`. */
static bool
read_more(int fd, uint64_t at, size_t n, struct buf *out)
{
	ssize_t got;

	if (!buf_room(out, n))
		return false;
	while (n > 0) {
		got = pread(fd, out->p + out->len, n, (off_t)at);
		if (got == -1 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		buf_grew(out, (size_t)got);
		at += (size_t)got;
		n -= (size_t)got;
	}
	return true;
}

static int
compare(const struct cache_entry *e, uint32_t uid, uint64_t key)
{
	if (e->uid != uid)
		return e->uid < uid ? -1 : 1;
	return e->key < key ? -1 : e->key > key;
}

/* Of two answers to the same, the one written first stands first. */
static int
by_uid(const struct cache_entry *x, const struct cache_entry *y)
{
	int order = compare(x, y->uid, y->key);

	return order != 0 ? order : x->at < y->at ? -1 : x->at > y->at;
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

/* Each FETCH has left an ascending run, so there are few: they are merged pair
 * by pair. */
static void
sort_runs(struct cache *c)
{
	struct cache_entry *to = NULL, *swap;
	size_t low, mid, high;

	while (c->n > 0 && run_end(c, 0) < c->n) {
		if (to == NULL)
			to = mem_alloc(c->cap * sizeof(*to));
		for (low = 0; low < c->n; low = high) {
			mid = run_end(c, low);
			high = mid < c->n ? run_end(c, mid) : mid;
			merge(c->entries, to, low, mid, high);
		}
		swap = c->entries;
		c->entries = to;
		to = swap;
	}
	free(to);
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

/* At the end; among those of the same message, which are few, in its place, so
 * that a FETCH of several items leaves one run. */
static void
add_entry(struct cache *c, const struct cacheform_record *r, uint64_t at)
{
	struct cache_entry e = { r->key, r->sum, at, r->uid, r->n };
	size_t i, least;

	if (c->n == c->cap) {
		c->cap = c->cap == 0 ? 1024 : c->cap * 2;
		c->entries = mem_resize(c->entries, c->cap,
		    sizeof(*c->entries));
	}
	least = c->n < SAME_MOST ? 0 : c->n - SAME_MOST;
	for (i = c->n++; i > least && c->entries[i - 1].uid == e.uid &&
	    c->entries[i - 1].key > e.key; i--)
		c->entries[i] = c->entries[i - 1];
	c->entries[i] = e;
}

/* The entries of a directory; `bytes` of answers are behind it, from `at`. */
static bool
take_directory(struct cache *c, const char *p, uint64_t n, uint64_t at,
    uint64_t bytes)
{
	uint64_t i, end = at + bytes;
	size_t before = c->n;

	for (i = 0; i < n; i++) {
		struct cacheform_record r;

		memcpy(&r, p + i * sizeof(r), sizeof(r));
		if (r.n > CACHE_RECORD_MAX || r.uid == 0 ||
		    cacheform_padded(r.n) > end - at)
			break;
		add_entry(c, &r, at);
		at += cacheform_padded(r.n);
	}
	if (i == n && at == end)
		return true;
	c->n = before;
	return false;
}

/* The batch at c->end: false when there is no whole one. */
static bool
read_batch(struct cache *c, uint64_t size, struct buf *bytes)
{
	struct cacheform_batch b;
	uint64_t most = size - c->end, directory;

	buf_reset(bytes);
	if (!read_more(c->fd, c->end, most < GUESS ? most : GUESS, bytes) ||
	    bytes->len < sizeof(b))
		return false;
	memcpy(&b, bytes->p, sizeof(b));
	directory = b.n * sizeof(struct cacheform_record);
	if (b.n > DIRECTORY_MAX || most < sizeof(b) + directory ||
	    b.bytes > most - sizeof(b) - directory)
		return false;
	if (bytes->len < sizeof(b) + directory && !read_more(c->fd, c->end +
	    bytes->len, sizeof(b) + directory - bytes->len, bytes))
		return false;
	if (cacheform_batch_sum(c->id, &b, bytes->p + sizeof(b)) != b.sum ||
	    !take_directory(c, bytes->p + sizeof(b), b.n, c->end + sizeof(b) +
	    directory, b.bytes))
		return false;
	c->end += sizeof(b) + directory + b.bytes;
	return true;
}

/* The batches from c->end on, as far as they are whole. */
static void
read_batches(struct cache *c, uint64_t size)
{
	struct buf bytes = BUF_INIT(GUESS + DIRECTORY_MAX *
	    sizeof(struct cacheform_record));

	while (c->end < size && read_batch(c, size, &bytes))
		;
	buf_done(&bytes);
	c->damaged = c->end != size;
	sort(c);
}

static void
init(struct cache *c, uint32_t uidvalidity)
{
	memset(c, 0, sizeof(*c));
	c->fd = -1;
	c->uidvalidity = uidvalidity;
	cacheform_init(&c->pending);
	cachewindow_init(&c->windows);
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
		read_batches(c, size);
	else
		os_random(&c->id, sizeof(c->id));
}

void
cache_close(struct cache *c)
{
	if (c->fd != -1)
		close(c->fd);
	free(c->entries);
	cacheform_done(&c->pending);
	cachewindow_done(&c->windows);
	init(c, 0);
}

/* From where the last one was found, in growing steps; then by halves. */
static const struct cache_entry *
find(struct cache *c, uint32_t uid, uint64_t key)
{
	size_t low = c->at, high, step = 1;

	if (low >= c->n || compare(&c->entries[low], uid, key) > 0)
		low = 0;
	for (high = low; high < c->n &&
	    compare(&c->entries[high], uid, key) < 0; step *= 2) {
		low = high + 1;
		high += step;
	}
	for (high = high < c->n ? high : c->n; low < high;) {
		size_t mid = low + (high - low) / 2;

		if (compare(&c->entries[mid], uid, key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	c->at = low;
	return low < c->n && compare(&c->entries[low], uid, key) == 0 ?
	    &c->entries[low] : NULL;
}

bool
cache_has(struct cache *c, uint32_t uid, uint64_t key)
{
	return find(c, uid, key) != NULL;
}

bool
cache_find(struct cache *c, uint32_t uid, uint64_t key, struct span *out)
{
	const struct cache_entry *e = find(c, uid, key);
	const char *p;
	struct cacheform_record r = { key, 0, uid, 0 };

	if (e == NULL)
		return false;
	/* With the sum: what was whole when the file was opened may have been
	 * written over since. */
	r.n = e->n;
	p = e->n == 0 ? "" : cachewindow_look(&c->windows, c->fd, e->at,
	    e->n);
	if (p == NULL || cacheform_sum(c->id, &r, p) != e->sum)
		return false;
	*out = span_of(p, r.n);
	return true;
}

bool
cache_add(struct cache *c, uint32_t uid, uint64_t key, struct span answer)
{
	size_t used = c->pending.directory.len + c->pending.answers.len;

	/* It could not be written then. */
	if (used >= CACHE_PENDING_MAX)
		return true;
	return answer.n <= CACHE_RECORD_MAX &&
	    cacheform_add(&c->pending, c->id, uid, key, answer);
}

int
cache_write(struct cache *c, int dir,
    bool (*is_alive)(void *arg, uint32_t uid), void *arg, struct err *err)
{
	return cacheout_write(c, dir, is_alive, arg, err);
}
