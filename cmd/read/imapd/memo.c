/* memo - see memo.h.
 * SPDX-License-Identifier: ISC */
#include "memo.h"

#include "session.h"

#define WORTH_MIN 16                 /* messages */
#define WORTH_BYTES 100000           /* of the cache, read as fast as one more
                                      * message's file is opened */

void
memo_open(struct memo *m, struct session *s, bool wanted, size_t n)
{
	int dir = box_dir(s->view.box);

	m->s = s;
	m->in_use = wanted && n >= WORTH_MIN && n - WORTH_MIN >=
	    cache_size(dir) / WORTH_BYTES;
	if (m->in_use)
		cache_open(&m->cache, dir, box_uidvalidity(s->view.box));
}

static bool
is_alive(void *arg, uint32_t uid)
{
	const struct box *b = arg;
	size_t i = box_find(b, uid);

	return i < box_count(b) && box_message(b, i)->uid == uid;
}

/* When the lock is not free, or there is no room, then not. */
static void
write_down(struct memo *m)
{
	struct box *b = m->s->view.box;

	if (m->cache.pending.directory.len == 0 || !box_try_lock(b))
		return;
	if (cache_write(&m->cache, box_dir(b), is_alive, b, NULL) == -1) {
		cache_close(&m->cache);
		m->in_use = false;
	}
	box_unlock(b);
}

void
memo_close(struct memo *m)
{
	if (m->in_use)
		write_down(m);
	if (m->in_use)
		cache_close(&m->cache);
	m->in_use = false;
}

bool
memo_has(struct memo *m, uint32_t uid, uint64_t key)
{
	return m->in_use && cache_has(&m->cache, uid, key);
}

bool
memo_find(struct memo *m, uint32_t uid, uint64_t key, struct span *out)
{
	return m->in_use && cache_find(&m->cache, uid, key, out);
}

void
memo_add(struct memo *m, uint32_t uid, uint64_t key, struct span answer)
{
	if (m->in_use && cache_add(&m->cache, uid, key, answer))
		write_down(m);
}
