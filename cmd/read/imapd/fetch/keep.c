/* keep - see keep.h.
 * SPDX-License-Identifier: ISC */
#include "keep.h"

#include "../session.h"

#define WORTH_MIN 16                 /* messages */
#define WORTH_BYTES 100000           /* of the cache, read as fast as one more
                                      * message's file is opened */

/* What stands for an item; nothing for those that are streamed or cheap. */
static uint64_t
key_of(const struct fetch_item *item)
{
	if ((item->row->flags & FETCH_KEPT) == 0)
		return 0;
	if (item->row->write != fetch_section)
		return cache_key(item->row->name);
	if (item->section.n_numbers > 0 || item->section.partial ||
	    (item->section.what != SECTION_FIELDS &&
	    item->section.what != SECTION_FIELDS_NOT))
		return 0;
	return cache_key(item->section.label);
}

void
keep_init(struct keep *k, struct session *s, const struct fetch_list *list,
    size_t n)
{
	int dir = box_dir(s->view.box);
	bool any = false;
	size_t i;

	k->s = s;
	for (i = 0; i < list->n; i++) {
		k->keys[i] = key_of(&list->items[i]);
		any |= k->keys[i] != 0;
	}
	k->in_use = any && n >= WORTH_MIN && n - WORTH_MIN >=
	    cache_size(dir) / WORTH_BYTES;
	if (k->in_use)
		cache_open(&k->cache, dir, box_uidvalidity(s->view.box));
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
write_down(struct keep *k)
{
	struct box *b = k->s->view.box;

	if (k->cache.pending.len == 0 || !box_try_lock(b))
		return;
	if (cache_write(&k->cache, box_dir(b), is_alive, b, NULL) == -1)
		k->in_use = false;
	box_unlock(b);
}

void
keep_done(struct keep *k)
{
	if (!k->in_use)
		return;
	write_down(k);
	cache_close(&k->cache);
}

bool
keep_needs_file(const struct keep *k, const struct fetch_list *list,
    uint32_t uid)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if ((list->items[i].row->flags & FETCH_FILE) != 0 &&
		    (!k->in_use || k->keys[i] == 0 ||
		    !cache_has(&k->cache, uid, k->keys[i])))
			return true;
	return false;
}

int
keep_write(struct keep *k, const struct fetch_list *list, size_t i,
    struct message *m)
{
	const struct fetch_item *item = &list->items[i];
	struct buf *text = &k->s->text;
	size_t start = text->len;
	struct span answer;
	int r;

	if (k->in_use && k->keys[i] != 0 &&
	    cache_find(&k->cache, m->uid, k->keys[i], &answer)) {
		buf_add(text, answer);
		return 1;
	}
	r = item->row->write(item, m);
	if (r == 1 && k->in_use && k->keys[i] != 0 && buf_ok(text) &&
	    cache_add(&k->cache, m->uid, k->keys[i],
	    span_from(buf_span(text), start))) {
		write_down(k);
	}
	return r;
}
