/* index - see index.h: reading. Every number that is used as a place or a
 * length is checked against the file first.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "index/index.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "index/indexform.h"
#include "index/sum.h"

void
index_init(struct index *x)
{
	memset(x, 0, sizeof(*x));
	x->fd = -1;
}

void
index_unload(struct index *x)
{
	free(x->messages);
	free(x->gone);
	x->messages = NULL;
	x->gone = NULL;
	x->n = x->n_gone = 0;
	x->loaded = false;
}

void
index_done(struct index *x)
{
	index_unload(x);
	if (x->fd != -1)
		close(x->fd);
	index_init(x);
}

/* Exactly n bytes from `at`. */
static bool
read_at(int fd, void *p, size_t n, uint64_t at)
{
	char *to = p;

	while (n > 0) {
		ssize_t got = pread(fd, to, n, (off_t)at);

		if (got == -1 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		to += got;
		n -= (size_t)got;
		at += (uint64_t)got;
	}
	return true;
}

static bool
is_sane(const struct index_head *h, uint64_t size)
{
	uint64_t least = sizeof(*h) + (uint64_t)h->state.count *
	    sizeof(struct index_message) + (uint64_t)h->n_gone *
	    sizeof(struct index_gone);

	return memcmp(h->magic, INDEXFORM_MAGIC, sizeof(h->magic)) == 0 &&
	    h->order == INDEXFORM_ORDER && h->version == INDEXFORM_VERSION &&
	    h->head_n == sizeof(*h) &&
	    h->message_n == sizeof(struct index_message) &&
	    h->sum == sum_of(h, offsetof(struct index_head, sum), 0) &&
	    h->state.count <= INDEX_MESSAGES_MAX &&
	    h->n_gone <= INDEX_GONE_MAX && h->base_n >= least &&
	    h->base_n <= size && h->base_n <= UINT32_MAX;
}

/* The transactions from `from` to the file's end, whole ones only, in `out`. */
static bool
read_log(struct index *x, uint64_t from, uint64_t size, struct buf *out)
{
	if (size < from || size - from > INDEX_LOG_MAX || size > UINT32_MAX)
		return false;
	if (size == from)
		return true;
	if (!buf_room(out, (size_t)(size - from)) ||
	    !read_at(x->fd, out->p + out->len, (size_t)(size - from), from))
		return false;
	buf_grew(out, (size_t)(size - from));
	return true;
}

/* The state after the last whole transaction of `log`. */
static void
take_states(struct index *x, struct span log, uint64_t from)
{
	struct indexform_txn t;
	struct span items;
	size_t n;

	while ((n = indexform_txn(log, x->head.id, &t, &items)) > 0) {
		x->state = t.state;
		from += n;
		log = span_from(log, n);
	}
	x->end = from;
	x->torn = log.n > 0;
}

int
index_open(struct index *x, int dir)
{
	struct buf log = BUF_INIT(INDEX_LOG_MAX);
	struct stat st;
	bool good;

	index_done(x);
	x->fd = openat(dir, INDEX_FILE, O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
	    O_CLOEXEC);
	if (x->fd == -1)
		return 0;
	good = fstat(x->fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    read_at(x->fd, &x->head, sizeof(x->head), 0) &&
	    is_sane(&x->head, (uint64_t)st.st_size) &&
	    read_log(x, x->head.base_n, (uint64_t)st.st_size, &log);
	if (good) {
		x->ino = st.st_ino;
		x->state = x->head.state;
		take_states(x, buf_span(&log), x->head.base_n);
	} else {
		index_done(x);
	}
	buf_done(&log);
	return good;
}

int
index_catch_up(struct index *x, int dir)
{
	struct stat st;

	if (fstatat(dir, INDEX_FILE, &st, AT_SYMLINK_NOFOLLOW) == -1) {
		if (x->fd == -1)
			return 0;
		index_done(x);
		return 1;
	}
	if (x->fd != -1 && st.st_ino == x->ino && !x->torn &&
	    (uint64_t)st.st_size == x->end)
		return 0;
	(void)index_open(x, dir);
	return 1;
}

static size_t
find(const struct index *x, uint32_t uid)
{
	size_t low = 0, high = x->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (x->messages[mid].uid < uid)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Room for `more` messages beyond those of the base. */
static bool
load_base(struct index *x, size_t more)
{
	const struct index_head *h = &x->head;
	size_t n = h->state.count, bytes = n * sizeof(*x->messages);
	size_t gone = h->n_gone * sizeof(*x->gone), i;

	x->messages = mem_alloc((n + more + 1) * sizeof(*x->messages));
	x->gone = mem_alloc((h->n_gone + more + 1) * sizeof(*x->gone));
	if (!read_at(x->fd, x->messages, bytes, sizeof(*h)) ||
	    sum_of(x->messages, bytes, h->id) != h->messages_sum ||
	    !read_at(x->fd, x->gone, gone, sizeof(*h) + bytes) ||
	    sum_of(x->gone, gone, h->id) != h->gone_sum)
		return false;
	for (i = 1; i < n; i++)
		if (x->messages[i - 1].uid >= x->messages[i].uid)
			return false;
	x->n = n;
	x->n_gone = h->n_gone;
	return true;
}

/* A removed message keeps its place, with modseq 0, until all is read. */
static void
remove_range(struct index *x, const struct index_gone *g)
{
	size_t i;

	for (i = find(x, g->first); i < x->n && x->messages[i].uid <= g->last;
	    i++)
		x->messages[i].modseq = 0;
	x->gone[x->n_gone++] = *g;
}

static bool
apply(struct index *x, struct span items, uint64_t at)
{
	struct indexform_item item;
	size_t n, i;

	while (items.n > 0) {
		if ((n = indexform_item(items, &item)) == 0)
			return false;
		if (item.kind == INDEXFORM_GONE) {
			remove_range(x, &item.gone);
		} else {
			item.message.name_at = (uint32_t)(at + item.name_at);
			i = find(x, item.message.uid);
			if (i == x->n)
				x->n++;
			else if (x->messages[i].uid != item.message.uid)
				return false;
			x->messages[i] = item.message;
		}
		items = span_from(items, n);
		at += n;
	}
	return true;
}

static bool
apply_log(struct index *x, struct span log)
{
	uint64_t at = x->head.base_n;
	struct indexform_txn t;
	struct span items;
	size_t n;

	while ((n = indexform_txn(log, x->head.id, &t, &items)) > 0) {
		if (!apply(x, items, at + sizeof(t)))
			return false;
		at += n;
		log = span_from(log, n);
	}
	return log.n == 0;
}

static void
drop_removed(struct index *x)
{
	size_t i, kept = 0;

	for (i = 0; i < x->n; i++)
		if (x->messages[i].modseq != 0)
			x->messages[kept++] = x->messages[i];
	x->n = kept;
}

int
index_load(struct index *x)
{
	struct buf log = BUF_INIT(INDEX_LOG_MAX);
	bool good;

	if (x->fd == -1)
		return -1;
	if (x->loaded)
		return 0;
	/* An item has at least INDEXFORM_ITEM_MIN bytes. */
	good = read_log(x, x->head.base_n, x->end, &log) &&
	    load_base(x, log.len / INDEXFORM_ITEM_MIN) &&
	    apply_log(x, buf_span(&log));
	buf_done(&log);
	if (good) {
		drop_removed(x);
		good = x->n == x->state.count;
	}
	if (!good) {
		index_done(x);
		return -1;
	}
	x->loaded = true;
	return 0;
}

uint32_t
index_name_sum(struct span name)
{
	return (uint32_t)sum_of(name.p, name.n, 0);
}

static bool
name_in_bytes(const struct index_names *names, const struct index_message *m,
    struct buf *name)
{
	struct span s;

	if (m->name_at < names->at ||
	    m->name_at + m->name_n > names->at + names->n)
		return false;
	s = span_of(names->bytes + (m->name_at - names->at), m->name_n);
	if (index_name_sum(s) != m->name_sum)
		return false;
	buf_add(name, s);
	return buf_ok(name);
}

bool
index_name(struct index_names *names, const struct index_message *m,
    struct buf *name)
{
	ssize_t n;

	buf_reset(name);
	if (names->fd == -1 || m->name_n == 0)
		return false;
	if (name_in_bytes(names, m, name))
		return true;
	do
		n = pread(names->fd, names->bytes, sizeof(names->bytes),
		    (off_t)m->name_at);
	while (n == -1 && errno == EINTR);
	names->at = m->name_at;
	names->n = n < 0 ? 0 : (size_t)n;
	return name_in_bytes(names, m, name);
}

/* A million changes a second would overtake the clock; numbers stay below 2^53,
 * for clients that keep them in a floating-point number. */
uint64_t
index_modseq(uint64_t highest, int64_t now)
{
	uint64_t clock = now > 0 && now < (INT64_C(1) << 53) ?
	    (uint64_t)now : 1;

	return highest >= clock ? highest + 1 : clock;
}
