/* cacheout - see cacheout.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "index/cacheout.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/cacheform.h"
#include "io/likedir.h"
#include "io/writeall.h"

#define TEMPORARY CACHE_FILE ".tmp"
#define DEAD_MIN (1u << 20)          /* bytes worth writing the file anew for */

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
	    cacheform_write(&c->pending, c->id, fd) == -1) {
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
	struct cache_batch out;
	struct span answer;
	size_t i;
	int r = 0;

	cacheform_init(&out);
	for (i = 0; i < c->n && r == 0; i++) {
		const struct cache_entry *e = &c->entries[i];

		if (!w->is_alive(w->arg, e->uid) ||
		    !cache_find(c, e->uid, e->key, &answer))
			continue;
		if (cacheform_add(&out, c->id, e->uid, e->key, answer))
			r = cacheform_write(&out, c->id, fd);
	}
	if (r == 0)
		r = cacheform_write(&out, c->id, fd);
	cacheform_done(&out);
	return r;
}

static int
write_anew(struct cache *c, int dir, const struct rewrite *w,
    struct err *err)
{
	struct cacheform_head h;
	int fd, r;

	memset(&h, 0, sizeof(h));
	memcpy(h.magic, CACHEFORM_MAGIC, sizeof(h.magic));
	h.order = CACHEFORM_ORDER;
	h.version = CACHEFORM_VERSION;
	h.id = c->id;
	h.uidvalidity = c->uidvalidity;
	(void)unlinkat(dir, TEMPORARY, 0);
	fd = openat(dir, TEMPORARY, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
	    O_CLOEXEC, 0600);
	if (fd == -1)
		return err_sys(err, TEMPORARY);
	likedir_file(fd, dir);
	r = writeall(fd, span_of((const char *)&h, sizeof(h)));
	if (r == 0)
		r = copy_records(c, fd, w);
	if (r == 0)
		r = cacheform_write(&c->pending, c->id, fd);
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
	bool alive = true;
	size_t i;

	for (i = 0; i < c->n; i++) {
		const struct cache_entry *e = &c->entries[i];

		if (i == 0 || e->uid != e[-1].uid)
			alive = w->is_alive(w->arg, e->uid);
		if (!alive)
			dead += sizeof(struct cacheform_record) +
			    cacheform_padded(e->n);
	}
	return dead > DEAD_MIN && dead > c->end / 2;
}

int
cacheout_write(struct cache *c, int dir,
    bool (*is_alive)(void *arg, uint32_t uid), void *arg, struct err *err)
{
	struct rewrite w = { is_alive, arg };
	int r = 1;

	if (c->pending.directory.len == 0)
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
	cacheform_reset(&c->pending);
	return r;
}
