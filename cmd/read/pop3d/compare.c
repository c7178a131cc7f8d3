/* compare - see compare.h. Clients know messages by their ids alone, so what
 * counts is whether an id is told at all; the number only helps to show what
 * became of it.
 * SPDX-License-Identifier: ISC */
#include "compare.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/pool.h"
#include "drop.h"
#include "io/slurp.h"
#include "pop3/uidl.h"

struct told {
	struct span id;
	uint32_t number;         /* 0: not told */
};

struct list {
	struct told *items;
	size_t n, cap;
};

static void
add(struct list *l, struct span id, uint32_t number)
{
	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 1024 : l->cap * 2;
		l->items = mem_resize(l->items, l->cap, sizeof(*l->items));
	}
	l->items[l->n++] = (struct told){ id, number };
}

static int
by_id(const void *a, const void *b)
{
	return span_cmp(((const struct told *)a)->id,
	    ((const struct told *)b)->id);
}

/* "+OK ...", "." and empty lines are what stands around the ids, as in a
 * session that was recorded. An id itself has no blank in it (RFC 1939 7), so
 * "+OK" and more is none. */
static int
take_lines(struct list *l, struct span text, struct err *err)
{
	struct span line, first, second, more;
	uint32_t number;
	size_t n = 0;

	while (text.n > 0 && span_cut(&text, '\n', &line)) {
		n++;
		line = span_trim(line);
		if (line.n == 0 || span_eq(line, SPAN(".")) ||
		    span_eq(line, SPAN("+OK")) ||
		    span_starts(line, SPAN("+OK ")))
			continue;
		number = 0;
		(void)span_word(&line, &first);
		if (span_word(&line, &second)) {
			if (num_parse_u32(first, UINT32_MAX, &number) == -1 ||
			    span_word(&line, &more))
				return err_set(err, ERR_USAGE, "line %zu: "
				    "neither an id nor a number and an id", n);
			first = second;
		}
		add(l, first, number);
	}
	return 0;
}

static bool
has(const struct list *sorted, struct span id)
{
	struct told key = { id, 0 };

	return sorted->n > 0 && bsearch(&key, sorted->items, sorted->n,
	    sizeof(key), by_id) != NULL;
}

static void
show(struct drop *d, const struct told *old, struct wr *out)
{
	struct buf now = BUF_INIT(UIDL_MAX * 2);

	wr_adds(out, "  ");
	wr_add(out, old->id);
	if (old->number > 0 && old->number <= d->n) {
		uidls_write(d, old->number, &now);
		wr_addf(out, ": message %lu is now %s",
		    (unsigned long)old->number, buf_str(&now));
	}
	wr_adds(out, "\n");
	buf_done(&now);
}

static void
tell(struct drop *d, const struct list *old, const struct list *ours,
    struct wr *out, bool *same_out)
{
	struct list sorted = { mem_alloc((old->n + 1) * sizeof(struct told)),
		old->n, old->n };
	size_t i, lost = 0, fresh = 0, shown = 0;

	for (i = 0; i < old->n; i++) {
		sorted.items[i] = old->items[i];
		lost += !has(ours, old->items[i].id);
	}
	qsort(sorted.items, sorted.n, sizeof(*sorted.items), by_id);
	for (i = 0; i < ours->n; i++)
		fresh += !has(&sorted, ours->items[i].id);
	wr_addf(out, "%zu of %zu UIDLs would change\n", lost, old->n);
	wr_addf(out, "%zu of %zu messages here would be fetched\n", fresh,
	    ours->n);
	for (i = 0; i < old->n && shown < COMPARE_SHOWN; i++)
		if (!has(ours, old->items[i].id)) {
			show(d, &old->items[i], out);
			shown++;
		}
	if (shown < lost)
		wr_addf(out, "  and %zu more\n", lost - shown);
	*same_out = lost == 0;
	free(sorted.items);
}

int
compare_run(struct drop *d, const char *path, struct wr *out, bool *same_out,
    struct err *err)
{
	struct buf file = BUF_INIT(COMPARE_BYTES_MAX);
	struct buf id = BUF_INIT(UIDL_MAX * 2);
	struct list old = { NULL, 0, 0 }, ours = { NULL, 0, 0 };
	struct pool pool;
	size_t n;
	int r;

	pool_init(&pool);
	r = uidls_prepare(d, false, err);
	for (n = 1; n <= d->n; n++) {
		uidls_write(d, n, &id);
		add(&ours, pool_span(&pool, buf_span(&id)), (uint32_t)n);
	}
	if (ours.n > 0)
		qsort(ours.items, ours.n, sizeof(*ours.items), by_id);
	if (r == 0 && (r = slurp_file(path, &file, err)) == 0 &&
	    (r = take_lines(&old, buf_span(&file), err)) == 0) {
		tell(d, &old, &ours, out, same_out);
		r = wr_flush(out, err);
	}
	free(old.items);
	free(ours.items);
	pool_done(&pool);
	buf_done(&id);
	buf_done(&file);
	return r;
}
