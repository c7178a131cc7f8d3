/* sorting - see sorting.h.
 *
 * What a criterion asks for is a number of each message (order.h), whose bits
 * REVERSE turns round. The list, which begins in the order of the mailbox, is
 * put in the order of the last criterion, then of the one before it, and so on;
 * each step leaves those that are equal as they were.
 * SPDX-License-Identifier: ISC */
#include "sorting.h"

#include <stdlib.h>

#include "../results.h"
#include "../session.h"
#include "base/mem.h"
#include "order.h"
#include "text/numsort.h"

/* Behind enum order_what: what the index knows, and scores. */
enum { ARRIVAL = ORDER_THINGS, RELEVANCY, SIZE };

static const struct {
	struct span name;
	unsigned what;
} names[] = {
	{ { "ARRIVAL", 7 }, ARRIVAL }, { { "CC", 2 }, ORDER_CC },
	{ { "DATE", 4 }, ORDER_DATE },
	{ { "DISPLAYFROM", 11 }, ORDER_DISPLAYFROM },
	{ { "DISPLAYTO", 9 }, ORDER_DISPLAYTO }, { { "FROM", 4 }, ORDER_FROM },
	{ { "RELEVANCY", 9 }, RELEVANCY }, { { "SIZE", 4 }, SIZE },
	{ { "SUBJECT", 7 }, ORDER_SUBJECT }, { { "TO", 2 }, ORDER_TO },
};

static int
criterion(struct sorting *q, struct args *args)
{
	struct sorting_criterion c = { ARRIVAL, false };
	struct span word;
	size_t i;

	if (args_word(args, &word) == -1)
		return -1;
	if (span_ieq(word, SPAN("REVERSE"))) {
		c.reverse = true;
		if (args_space(args) == -1 || args_word(args, &word) == -1)
			return -1;
	}
	for (i = 0; i < LENGTH(names); i++)
		if (span_ieq(word, names[i].name))
			break;
	if (i == LENGTH(names))
		return args_fail(args, "unknown sort criterion");
	if (q->n == SORTING_CRITERIA_MAX)
		return args_fail(args, "too many sort criteria");
	c.what = names[i].what;
	if (c.what < ORDER_THINGS)
		q->wanted |= 1u << c.what;
	q->relevancy |= c.what == RELEVANCY;
	q->list[q->n++] = c;
	return 0;
}

int
sorting_parse(struct sorting *q, struct args *args)
{
	if (args_char(args, '(') == -1)
		return -1;
	do
		if (criterion(q, args) == -1)
			return -1;
	while (args_maybe(args, ' '));
	return args_char(args, ')') == -1 ? -1 : args_space(args);
}

/* A time as a number that counts up from the earliest. */
static uint64_t
time_key(int64_t t)
{
	return (uint64_t)t ^ UINT64_C(1) << 63;
}

/* Of message i of those found: 1/0/-1. */
static int
key_of(struct order *o, unsigned what, size_t i, uint64_t *out)
{
	struct session *s = o->s;
	uint32_t at = o->found->found[i];
	int64_t when;
	int r = 1;

	switch (what) {
	case ARRIVAL:
		r = box_received(s->view.box, at, &when, &s->err);
		*out = r == 1 ? time_key(when) : 0;
		return r;
	case RELEVANCY:          /* the best first */
		*out = UINT8_MAX - (o->found->scores == NULL ? 0 :
		    o->found->scores[at]);
		return 1;
	case SIZE:
		return box_vsize(s->view.box, at, out, &s->err);
	default:
		*out = order_value(o, what, i);
		if (what == ORDER_DATE)
			*out = time_key((int64_t)*out);
		return 1;
	}
}

/* Messages that are no more are left out. */
static int
by_one(struct order *o, const struct sorting_criterion *c, struct numsort *list,
    size_t *n)
{
	size_t i, kept = 0;

	for (i = 0; i < *n; i++) {
		uint64_t key;
		int r = key_of(o, c->what, list[i].what, &key);

		if (r == -1)
			return -1;
		if (r == 1)
			list[kept++] = (struct numsort){ c->reverse ? ~key :
			    key, list[i].what };
	}
	*n = kept;
	numsort(list, kept);
	return 0;
}

static int
by_all(struct order *o, const struct sorting *q, struct numsort *list,
    size_t *n_out)
{
	size_t i, n = 0;

	for (i = 0; i < o->found->n; i++)
		if (!order_is_gone(o, i))
			list[n++] = (struct numsort){ 0, (uint32_t)i };
	for (i = q->n; i-- > 0;)
		if (by_one(o, &q->list[i], list, &n) == -1)
			return -1;
	*n_out = n;
	return 0;
}

int
sorting_run(struct session *s, const struct sorting *q, struct results *r)
{
	struct numsort *list = mem_alloc((r->n + 1) * sizeof(*list));
	struct order o;
	size_t i, n = 0;
	int result = 0;

	if (order_init(&o, s, r, q->wanted, "sorted") == -1 ||
	    by_all(&o, q, list, &n) == -1)
		result = -1;
	order_done(&o);
	for (i = 0; i < n; i++)
		list[i].what = r->found[list[i].what];
	for (i = 0; i < n; i++)
		r->found[i] = list[i].what;
	r->n = n;
	free(list);
	return result;
}
