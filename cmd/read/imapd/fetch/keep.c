/* keep - see keep.h.
 * SPDX-License-Identifier: ISC */
#include "keep.h"

#include "../fields.h"
#include "../session.h"

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
	bool any = false;
	size_t i;

	k->s = s;
	for (i = 0; i < list->n; i++) {
		k->keys[i] = key_of(&list->items[i]);
		any |= k->keys[i] != 0;
	}
	memo_open(&k->memo, s, any, n);
}

void
keep_done(struct keep *k)
{
	memo_close(&k->memo);
}

static bool
is_of_fields(const struct fetch_item *item)
{
	return item->row->write == fetch_envelope ||
	    (item->row->write == fetch_section &&
	    section_is_covered(&item->section));
}

bool
keep_needs_file(struct keep *k, const struct fetch_list *list,
    uint32_t uid)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if ((list->items[i].row->flags & FETCH_FILE) != 0 &&
		    (k->keys[i] == 0 ||
		    !memo_has(&k->memo, uid, k->keys[i])) &&
		    !(is_of_fields(&list->items[i]) &&
		    fields_known(&k->memo, uid)))
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

	if (k->keys[i] != 0 &&
	    memo_find(&k->memo, m->uid, k->keys[i], &answer)) {
		buf_add(text, answer);
		return 1;
	}
	r = item->row->write(item, m);
	if (r == 1 && k->keys[i] != 0 && buf_ok(text))
		memo_add(&k->memo, m->uid, k->keys[i],
		    span_from(buf_span(text), start));
	return r == 2 ? 1 : r;
}
