/* cdb - see cdb.h.
 * SPDX-License-Identifier: ISC */
#include "cdb/cdb.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define SLOT 8                       /* bytes of a slot, of a pair */

uint32_t
cdb_hash(struct span key)
{
	uint32_t h = 5381;
	size_t i;

	for (i = 0; i < key.n; i++)
		h = ((h << 5) + h) ^ (unsigned char)key.p[i];
	return h;
}

static int
damaged(struct err *err)
{
	return err_set(err, ERR_TEMP, "the database is damaged");
}

/* Exactly n bytes from `at`, all of them inside the file. */
static int
read_at(const struct cdb *c, uint64_t at, void *to, size_t n, struct err *err)
{
	char *p = to;

	if (at > c->size || n > c->size - at)
		return damaged(err);
	while (n > 0) {
		ssize_t got = pread(c->fd, p, n, (off_t)at);

		if (got == -1 && errno == EINTR)
			continue;
		if (got == -1)
			return err_sys(err, "read the database");
		if (got == 0)
			return damaged(err);
		p += got;
		at += (uint64_t)got;
		n -= (size_t)got;
	}
	return 0;
}

static uint32_t
number(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

/* Two numbers. */
static int
read_pair(const struct cdb *c, uint64_t at, uint32_t *a, uint32_t *b,
    struct err *err)
{
	unsigned char p[SLOT];

	if (read_at(c, at, p, sizeof(p), err) == -1)
		return -1;
	*a = number(p);
	*b = number(p + 4);
	return 0;
}

/* Every table inside the file, and the file no longer than they are. */
static int
check_header(const struct cdb *c, struct err *err)
{
	uint64_t last = CDB_HEADER;
	size_t i;

	for (i = 0; i < CDB_HEADER; i += SLOT) {
		uint64_t at = number(c->header + i);
		uint64_t slots = number(c->header + i + 4);

		if (at < CDB_HEADER || at > c->size ||
		    slots > (c->size - at) / SLOT)
			return damaged(err);
		if (at + slots * SLOT > last)
			last = at + slots * SLOT;
	}
	return last == c->size ? 0 : damaged(err);
}

int
cdb_open_fd(struct cdb *c, int fd, struct err *err)
{
	c->fd = fd;
	if (fstat(fd, &c->st) == -1)
		return err_sys(err, "fstat");
	if (!S_ISREG(c->st.st_mode))
		return err_set(err, ERR_TEMP, "not a regular file");
	c->size = (uint64_t)c->st.st_size;
	if (c->size < CDB_HEADER || c->size > CDB_SIZE_MAX)
		return err_set(err, ERR_TEMP, "not a cdb file");
	return read_at(c, 0, c->header, CDB_HEADER, err) == -1 ? -1 :
	    check_header(c, err);
}

int
cdb_open(struct cdb *c, const char *path, struct err *err)
{
	struct err why = ERR_INIT;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	c->fd = -1;
	if (fd == -1 && errno == ENOENT)
		return 0;
	if (fd == -1)
		return err_sys(err, "%s", path);
	if (cdb_open_fd(c, fd, &why) == 0)
		return 1;
	close(fd);
	c->fd = -1;
	return err_set(err, ERR_TEMP, "%s: %s", path, why.text);
}

void
cdb_close(struct cdb *c)
{
	if (c->fd != -1)
		close(c->fd);
	c->fd = -1;
}

void
cdb_search(const struct cdb *c, struct cdb_search *s, struct span key)
{
	const unsigned char *pair;

	*s = (struct cdb_search){ .key = key, .hash = cdb_hash(key) };
	if (key.n > CDB_KEY_MAX)
		return;
	pair = c->header + (s->hash & 255) * SLOT;
	s->table = number(pair);
	s->slots = number(pair + 4);
}

/* Does the record there have this key? 1 and where its data is, 0, -1. */
static int
match(const struct cdb *c, uint64_t at, struct span key, uint64_t *data_at,
    uint32_t *data_n, struct err *err)
{
	char p[CDB_KEY_MAX];
	uint32_t key_n;

	if (at < CDB_HEADER)
		return damaged(err);
	if (read_pair(c, at, &key_n, data_n, err) == -1)
		return -1;
	if (key_n != key.n)
		return 0;
	if (read_at(c, at + SLOT, p, key.n, err) == -1)
		return -1;
	*data_at = at + SLOT + key.n;
	return span_eq(span_of(p, key.n), key);
}

static int
read_into(const struct cdb *c, uint64_t at, uint32_t n, struct buf *b,
    struct err *err)
{
	buf_reset(b);
	if (at > c->size || n > c->size - at)
		return damaged(err);
	if (!buf_room(b, n))
		return err_set(err, ERR_LIMIT, "a record of the database is "
		    "too long");
	if (read_at(c, at, b->p, n, err) == -1)
		return -1;
	buf_grew(b, n);
	return 0;
}

int
cdb_next(const struct cdb *c, struct cdb_search *s, struct buf *data,
    struct err *err)
{
	while (s->looked < s->slots) {
		uint32_t slot = (uint32_t)(((uint64_t)(s->hash >> 8) +
		    s->looked) % s->slots);
		uint32_t hash, position, n = 0;
		uint64_t at = 0;
		int got;

		if (read_pair(c, s->table + (uint64_t)slot * SLOT, &hash,
		    &position, err) == -1)
			return -1;
		if (position == 0)
			break;
		s->looked++;
		if (hash != s->hash)
			continue;
		got = match(c, position, s->key, &at, &n, err);
		if (got == -1)
			return -1;
		if (got == 1)
			return read_into(c, at, n, data, err) == -1 ? -1 : 1;
	}
	s->slots = 0;
	return 0;
}

int
cdb_get(const struct cdb *c, struct span key, struct buf *data,
    struct err *err)
{
	struct cdb_search s;

	cdb_search(c, &s, key);
	return cdb_next(c, &s, data, err);
}

int
cdb_walk(const struct cdb *c, uint64_t *at, struct buf *key, struct buf *data,
    struct err *err)
{
	uint64_t end = number(c->header);    /* the first table's place */
	uint32_t key_n, data_n;

	if (*at > end)
		return damaged(err);
	if (*at == end)
		return 0;
	if (read_pair(c, *at, &key_n, &data_n, err) == -1 ||
	    read_into(c, *at + SLOT, key_n, key, err) == -1 ||
	    read_into(c, *at + SLOT + key_n, data_n, data, err) == -1)
		return -1;
	*at += SLOT + (uint64_t)key_n + data_n;
	return 1;
}
