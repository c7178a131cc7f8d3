/* ordercolumn - see ordercolumn.h.
 * SPDX-License-Identifier: ISC */
#include "ordercolumn.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "index/ranks.h"
#include "maildir/box.h"

void
ordercolumn_open(struct ordercolumn *c, const struct column_kind *kind,
    enum ordercolumn_form form, struct pool *pool, const struct box *b,
    bool kept)
{
	*c = (struct ordercolumn){ .kind = kind, .form = form, .pool = pool,
		.file.fd = -1, .more = BUF_INIT(COLUMN_MORE_MAX) };
	if (!kept)
		return;
	column_open(&c->file, box_dir(b), kind, box_uidvalidity(b));
	c->rows = c->file.rows;
	c->file.rows = (struct column_rows){ .values = NULL };
}

void
ordercolumn_close(struct ordercolumn *c)
{
	column_close(&c->file);
	column_rows_done(&c->rows);
	buf_done(&c->more);
	free(c->fresh);
}

const uint64_t *
ordercolumn_list(const struct ordercolumn *c, uint64_t value, size_t *n_out)
{
	*n_out = value % ORDERCOLUMN_LIST_MAX;
	return (const uint64_t *)(const void *)c->more.p +
	    value / ORDERCOLUMN_LIST_MAX;
}

/* Do all values say something that `more` has? The checksums are right, but
 * the file may be another program's work. */
static bool
fits(const struct ordercolumn *c)
{
	uint64_t most = c->more.len / sizeof(uint64_t), first, n;
	struct ranks ranks;
	size_t i;

	if (c->form == ORDERCOLUMN_TEXT) {
		if (!ranks_read(&ranks, buf_span(&c->more)))
			return false;
		most = ranks.n;
		ranks_done(&ranks);
	}
	for (i = 0; i < c->rows.n; i++) {
		first = c->rows.values[i] / (c->form == ORDERCOLUMN_TEXT ? 2 :
		    ORDERCOLUMN_LIST_MAX);
		n = c->form == ORDERCOLUMN_TEXT ? 0 : c->rows.values[i] %
		    ORDERCOLUMN_LIST_MAX;
		if (c->form != ORDERCOLUMN_NUMBER && (first > most ||
		    n > most - first))
			return false;
	}
	return true;
}

bool
ordercolumn_is_whole(struct ordercolumn *c)
{
	if (c->has_more || c->rows.n == 0)
		return true;
	c->has_more = column_more(&c->file, &c->more) && fits(c);
	if (!c->has_more) {
		column_rows_done(&c->rows);
		buf_reset(&c->more);
	}
	return c->has_more;
}

bool
ordercolumn_find(struct ordercolumn *c, uint32_t uid, uint64_t *out)
{
	return column_find(&c->rows, uid, out);
}

static void
add(struct ordercolumn *c, uint32_t uid, uint64_t number, struct span bytes)
{
	if (c->n_fresh == c->cap) {
		c->cap = c->cap == 0 ? 64 : c->cap * 2;
		c->fresh = mem_resize(c->fresh, c->cap, sizeof(*c->fresh));
	}
	c->fresh[c->n_fresh++] = (struct ordercolumn_fresh){ number,
	    bytes.n == 0 ? bytes : pool_span(c->pool, bytes), uid };
}

void
ordercolumn_add_number(struct ordercolumn *c, uint32_t uid, uint64_t number)
{
	add(c, uid, number, SPAN(""));
}

void
ordercolumn_add_text(struct ordercolumn *c, uint32_t uid, struct span text,
    bool mark)
{
	add(c, uid, mark, span_sub(text, 0, ORDERCOLUMN_TEXT_MAX));
}

void
ordercolumn_add_list(struct ordercolumn *c, uint32_t uid,
    const uint64_t *list, size_t n)
{
	add(c, uid, n, span_of((const char *)list, n * sizeof(*list)));
}

/* Leave out the rows of messages that are no more. Those that this session has
 * not heard of yet, because they came since it looked, stay. */
static void
drop_dead(struct ordercolumn *c, const struct box *b)
{
	size_t i, k = 0, kept = 0, n = box_count(b);

	for (i = 0; i < c->rows.n; i++) {
		uint32_t uid = c->rows.uids[i];

		while (k < n && box_message(b, k)->uid < uid)
			k++;
		if (k < n && box_message(b, k)->uid != uid)
			continue;
		if (k == n && uid < box_uidnext(b))
			continue;
		c->rows.uids[kept] = uid;
		c->rows.values[kept++] = c->rows.values[i];
	}
	c->rows.n = kept;
}

/* Texts: the old and the new ones in one order. */
static void
rank(struct ordercolumn *c)
{
	struct buf list = BUF_INIT((size_t)-1 / 2);
	struct keysort *fresh = mem_alloc((c->n_fresh + 1) * sizeof(*fresh));
	uint32_t *fresh_rank = mem_alloc((c->n_fresh + 1) *
	    sizeof(*fresh_rank));
	uint32_t *new_rank;
	struct ranks old;
	bool *used;
	size_t i;

	if (!ranks_read(&old, buf_span(&c->more)))
		c->rows.n = 0;           /* it has been read before */
	new_rank = mem_alloc((old.n + 1) * sizeof(*new_rank));
	used = mem_zero(old.n + 1, sizeof(*used));
	for (i = 0; i < c->rows.n; i++)
		used[c->rows.values[i] / 2] = true;
	for (i = 0; i < c->n_fresh; i++)
		fresh[i] = (struct keysort){ c->fresh[i].bytes, 0,
		    (uint32_t)i };
	keysort(fresh, c->n_fresh);
	ranks_merge(&old, used, fresh, c->n_fresh, new_rank, fresh_rank,
	    &list);
	for (i = 0; i < c->rows.n; i++)
		c->rows.values[i] = (uint64_t)new_rank[c->rows.values[i] / 2]
		    * 2 + c->rows.values[i] % 2;
	for (i = 0; i < c->n_fresh; i++)
		c->fresh[fresh[i].what].number += (uint64_t)fresh_rank[i] * 2;
	ranks_done(&old);
	free(fresh);
	free(fresh_rank);
	free(new_rank);
	free(used);
	buf_done(&c->more);
	c->more = list;
}

/* Lists: those that are alive, and the new ones behind them. */
static void
string_together(struct ordercolumn *c)
{
	struct buf all = BUF_INIT((size_t)-1 / 2);
	const uint64_t *list;
	uint64_t at, *value;
	size_t i, n;

	for (i = 0; i < c->rows.n; i++) {
		value = &c->rows.values[i];
		list = ordercolumn_list(c, *value, &n);
		at = all.len / sizeof(*list);
		buf_add(&all, span_of((const char *)list, n * sizeof(*list)));
		*value = at * ORDERCOLUMN_LIST_MAX + n;
	}
	for (i = 0; i < c->n_fresh; i++) {
		at = all.len / sizeof(*list);
		buf_add(&all, c->fresh[i].bytes);
		c->fresh[i].number += at * ORDERCOLUMN_LIST_MAX;
	}
	buf_done(&c->more);
	c->more = all;
}

/* Both in ascending order; no UID is in both. */
static void
put_together(struct ordercolumn *c)
{
	struct column_rows all, *old = &c->rows;
	size_t i, o = 0, f = 0;

	column_rows_init(&all, old->n + c->n_fresh);
	for (i = 0; i < all.n; i++) {
		bool known = f == c->n_fresh || (o < old->n &&
		    old->uids[o] < c->fresh[f].uid);

		all.uids[i] = known ? old->uids[o] : c->fresh[f].uid;
		all.values[i] = known ? old->values[o] : c->fresh[f].number;
		o += known;
		f += !known;
	}
	column_rows_done(old);
	c->rows = all;
}

void
ordercolumn_settle(struct ordercolumn *c, const struct box *b)
{
	if (c->n_fresh == 0)
		return;
	drop_dead(c, b);
	if (c->form == ORDERCOLUMN_TEXT)
		rank(c);
	else if (c->form == ORDERCOLUMN_LIST)
		string_together(c);
	put_together(c);
}

bool
ordercolumn_has_news(const struct ordercolumn *c)
{
	return c->n_fresh > 0;
}

void
ordercolumn_write(struct ordercolumn *c, const struct box *b)
{
	/* Its rows are made anew another time. */
	(void)!column_write(box_dir(b), c->kind, box_uidvalidity(b), &c->rows,
	    buf_span(&c->more), NULL);
}
