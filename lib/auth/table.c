/* table - see table.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "auth/table.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crypto/siphash.h"
#include "os/clock.h"
#include "os/random.h"

#define VERSION 1                    /* also tells the byte order */
#define ZEROS 65536

struct head {
	char magic[8];
	uint64_t version, body, slots;
	unsigned char secret[TABLE_SECRET];
	uint64_t check;
};

struct slot {
	uint64_t key;                /* 0: empty */
	uint64_t check;
	unsigned char body[];
};

static struct head *
head_of(const struct table *t)
{
	return (struct head *)(void *)t->p;
}

static struct slot *
slot_at(const struct table *t, size_t i)
{
	return (struct slot *)(void *)(t->p + sizeof(struct head) +
	    i * (sizeof(struct slot) + t->body));
}

static size_t
size_of(size_t body, uint64_t slots)
{
	return sizeof(struct head) + (size_t)slots *
	    (sizeof(struct slot) + body);
}

static uint64_t
check_head(const struct head *h)
{
	return siphash(h->secret, span_of((const char *)h,
	    offsetof(struct head, check)));
}

/* The key goes in as well: a record is not another's. */
static uint64_t
check_slot(const struct table *t, uint64_t key, const void *body)
{
	unsigned char k[SIPHASH_KEY];
	size_t i;

	memcpy(k, head_of(t)->secret, sizeof(k));
	for (i = 0; i < sizeof(key); i++)
		k[i] ^= (unsigned char)(key >> (8 * i));
	return siphash(k, span_of(body, t->body));
}

/* A process that is stopped in the middle must not stop all logins. */
static int
lock(int fd, const char *path, struct err *err)
{
	int64_t deadline = os_clock_ms() + TABLE_LOCK_MS;

	while (flock(fd, LOCK_EX | LOCK_NB) == -1) {
		if (errno != EWOULDBLOCK && errno != EINTR)
			return err_sys(err, "lock %s", path);
		if (os_clock_ms() > deadline)
			return err_set(err, ERR_TEMP, "%s: locked by a process "
			    "that does not let go", path);
		(void)poll(NULL, 0, 2);
	}
	return 0;
}

/* Who waited for the lock may hold a file that was replaced meanwhile. */
static int
open_locked(const char *path, struct stat *st, struct err *err)
{
	struct stat now;
	int tries, fd;

	for (tries = 0; tries < 10; tries++) {
		fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW |
		    O_NONBLOCK, 0600);
		if (fd == -1)
			return err_sys(err, "%s", path);
		if (fstat(fd, st) == -1) {
			err_sys(err, "%s", path);
			close(fd);
			return -1;
		}
		if (!S_ISREG(st->st_mode) || st->st_uid != geteuid() ||
		    (st->st_mode & 077) != 0) {
			close(fd);
			return err_set(err, ERR_USAGE, "%s: must be a file of "
			    "the user who runs this, mode 600", path);
		}
		if (lock(fd, path, err) == -1) {
			close(fd);
			return -1;
		}
		if (fstat(fd, st) == 0 && stat(path, &now) == 0 &&
		    now.st_ino == st->st_ino && now.st_dev == st->st_dev)
			return fd;
		close(fd);
	}
	return err_set(err, ERR_TEMP, "%s: is replaced again and again", path);
}

/* Every byte is written, so that a full disk is an error here and not a signal
 * at some later store into a hole. */
static int
fill(int fd, size_t size)
{
	static const char zeros[ZEROS];
	size_t at = 0;

	if (ftruncate(fd, 0) == -1)
		return -1;
	while (at < size) {
		size_t n = size - at < ZEROS ? size - at : ZEROS;
		ssize_t done = pwrite(fd, zeros, n, (off_t)at);

		if (done == -1 && errno != EINTR)
			return -1;
		if (done > 0)
			at += (size_t)done;
	}
	return 0;
}

static int
map(struct table *t, size_t size)
{
	void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, t->fd,
	    0);

	if (p == MAP_FAILED)
		return -1;
	t->p = p;
	t->size = size;
	return 0;
}

/* Is what the file holds of this shape? Its size is looked at first. */
static bool
is_good(struct table *t, const struct table_shape *shape, off_t size)
{
	const struct head *h;

	if (size < (off_t)sizeof(struct head) || (uint64_t)size >
	    size_of(TABLE_BODY_MAX, TABLE_SLOTS_MAX) ||
	    map(t, (size_t)size) == -1)
		return false;
	h = head_of(t);
	if (memcmp(h->magic, shape->magic, sizeof(h->magic)) == 0 &&
	    h->version == VERSION && h->body == shape->body &&
	    h->slots >= TABLE_WAYS && h->slots <= TABLE_SLOTS_MAX &&
	    h->slots % TABLE_WAYS == 0 && h->check == check_head(h) &&
	    t->size == size_of(shape->body, h->slots)) {
		t->body = shape->body;
		t->slots = (size_t)h->slots;
		return true;
	}
	(void)munmap(t->p, t->size);
	t->p = NULL;
	return false;
}

static int
make(struct table *t, const struct table_shape *shape, const char *path,
    struct err *err)
{
	uint64_t slots = shape->slots < TABLE_WAYS ? TABLE_WAYS :
	    shape->slots > TABLE_SLOTS_MAX ? TABLE_SLOTS_MAX : shape->slots;
	struct head *h;

	slots = (slots + TABLE_WAYS - 1) / TABLE_WAYS * TABLE_WAYS;
	if (fill(t->fd, size_of(shape->body, slots)) == -1 ||
	    map(t, size_of(shape->body, slots)) == -1)
		return err_sys(err, "%s", path);
	t->body = shape->body;
	t->slots = (size_t)slots;
	h = head_of(t);
	memcpy(h->magic, shape->magic, sizeof(h->magic));
	h->version = VERSION;
	h->body = shape->body;
	h->slots = slots;
	os_random(h->secret, sizeof(h->secret));
	h->check = check_head(h);
	t->made = true;
	return 0;
}

int
table_open(struct table *t, const char *path, const struct table_shape *shape,
    struct err *err)
{
	struct stat st;

	assert(shape->body % 8 == 0 && shape->body <= TABLE_BODY_MAX);
	*t = (struct table){ .fd = -1 };
	if ((t->fd = open_locked(path, &st, err)) == -1)
		return -1;
	if (is_good(t, shape, st.st_size) || make(t, shape, path, err) == 0)
		return 0;
	table_close(t);
	return -1;
}

/* Closing gives the lock back. */
void
table_close(struct table *t)
{
	if (t->p != NULL)
		(void)munmap(t->p, t->size);
	if (t->fd != -1)
		(void)close(t->fd);
	t->p = NULL;
	t->fd = -1;
}

uint64_t
table_key(const struct table *t, char kind, struct span name)
{
	unsigned char k[SIPHASH_KEY];
	uint64_t key;

	memcpy(k, head_of(t)->secret + SIPHASH_KEY, sizeof(k));
	k[0] ^= (unsigned char)kind;
	key = siphash(k, name);
	return key == 0 ? 1 : key;
}

const unsigned char *
table_secret(const struct table *t)
{
	return head_of(t)->secret;
}

static size_t
bucket_of(const struct table *t, uint64_t key)
{
	return (size_t)(key % (t->slots / TABLE_WAYS)) * TABLE_WAYS;
}

static bool
is_used(const struct table *t, const struct slot *s)
{
	return s->key != 0 && s->check == check_slot(t, s->key, s->body);
}

static struct slot *
find(const struct table *t, uint64_t key)
{
	size_t first = bucket_of(t, key), i;

	for (i = first; i < first + TABLE_WAYS; i++)
		if (slot_at(t, i)->key == key && is_used(t, slot_at(t, i)))
			return slot_at(t, i);
	return NULL;
}

bool
table_get(const struct table *t, uint64_t key, void *body)
{
	const struct slot *s = find(t, key);

	if (s != NULL)
		memcpy(body, s->body, t->body);
	return s != NULL;
}

static struct slot *
place(const struct table *t, uint64_t key,
    int64_t (*worth)(const void *body, void *arg), void *arg)
{
	size_t first = bucket_of(t, key), i;
	struct slot *best = find(t, key);
	int64_t least = 0;

	for (i = first; best == NULL && i < first + TABLE_WAYS; i++)
		if (!is_used(t, slot_at(t, i)))
			best = slot_at(t, i);
	if (best != NULL)
		return best;
	for (i = first; i < first + TABLE_WAYS; i++) {
		int64_t w = worth(slot_at(t, i)->body, arg);

		if (best == NULL || w < least) {
			best = slot_at(t, i);
			least = w;
		}
	}
	return best;
}

void
table_put(struct table *t, uint64_t key, const void *body,
    int64_t (*worth)(const void *body, void *arg), void *arg)
{
	struct slot *s = place(t, key, worth, arg);

	if (t->body > 0)
		memcpy(s->body, body, t->body);
	s->key = key;
	s->check = check_slot(t, key, body);
}

static void
wipe(const struct table *t, struct slot *s)
{
	memset(s, 0, sizeof(*s) + t->body);
}

void
table_remove(struct table *t, uint64_t key)
{
	struct slot *s = find(t, key);

	if (s != NULL)
		wipe(t, s);
}

bool
table_walk(const struct table *t, size_t *at, void *body, uint64_t *key_out)
{
	while (*at < t->slots) {
		const struct slot *s = slot_at(t, (*at)++);

		if (!is_used(t, s))
			continue;
		memcpy(body, s->body, t->body);
		*key_out = s->key;
		return true;
	}
	return false;
}

void
table_clear(struct table *t)
{
	size_t i;

	for (i = 0; i < t->slots; i++)
		wipe(t, slot_at(t, i));
}
