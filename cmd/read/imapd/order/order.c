/* order - see order.h.
 * SPDX-License-Identifier: ISC */
#include "order.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/casemap.h"
#include "../facts.h"
#include "../memo.h"
#include "../progress.h"
#include "../session.h"

#define WORTH_MIN 16                 /* messages, as in memo.c */
#define WORTH_BYTES 100000
#define STRING_MAX 300               /* bytes of a name that are compared */
#define NO_DATE ((uint64_t)INT64_MIN)

/* The form counts up when the values of the same message become others. */
static const struct thing {
	struct column_kind kind;
	enum ordercolumn_form form;
	const char *field;
	bool shown;
} things[ORDER_THINGS] = {
	[ORDER_CC] = { { COLUMN_PREFIX "cc", 1 }, ORDERCOLUMN_TEXT, "Cc",
		false },
	[ORDER_DATE] = { { COLUMN_PREFIX "date", 1 }, ORDERCOLUMN_NUMBER,
		NULL, false },
	[ORDER_DISPLAYFROM] = { { COLUMN_PREFIX "displayfrom", 1 },
		ORDERCOLUMN_TEXT, "From", true },
	[ORDER_DISPLAYTO] = { { COLUMN_PREFIX "displayto", 1 },
		ORDERCOLUMN_TEXT, "To", true },
	[ORDER_FROM] = { { COLUMN_PREFIX "from", 1 }, ORDERCOLUMN_TEXT,
		"From", false },
	[ORDER_IDS] = { { COLUMN_PREFIX "ids", 1 }, ORDERCOLUMN_LIST, NULL,
		false },
	[ORDER_SUBJECT] = { { COLUMN_PREFIX "subject", 1 }, ORDERCOLUMN_TEXT,
		NULL, false },
	[ORDER_TO] = { { COLUMN_PREFIX "to", 1 }, ORDERCOLUMN_TEXT, "To",
		false },
};

/* Texts hold no NUL, which ends them where they are compared. */
static void
without_nul(struct buf *text)
{
	size_t i;

	for (i = 0; i < text->len; i++)
		if (text->p[i] == '\0')
			text->p[i] = ' ';
}

static int
add_address(struct ordercolumn *c, struct message *m, const struct thing *t)
{
	struct buf mapped = BUF_INIT(STRING_MAX * (CASEMAP_EXPANDS + 1));
	struct span text;
	int r = fact_address(m, t->field, t->shown, &text);

	if (r == 1) {
		casemap_add(&mapped, span_sub(text, 0, STRING_MAX));
		without_nul(&mapped);
		ordercolumn_add_text(c, m->uid, buf_span(&mapped), false);
	}
	buf_done(&mapped);
	return r;
}

static int
add_subject(struct ordercolumn *c, struct message *m)
{
	struct span text;
	bool reply;
	int r = fact_subject(m, &text, &reply);

	if (r == 1) {
		without_nul(&m->fact);
		ordercolumn_add_text(c, m->uid, text, reply);
	}
	return r;
}

static int
add_ids(struct ordercolumn *c, struct message *m)
{
	uint64_t ids[FACT_IDS];
	size_t n;
	int r = fact_ids(m, ids, &n);

	if (r == 1)
		ordercolumn_add_list(c, m->uid, ids, n);
	return r;
}

static int
add_date(struct ordercolumn *c, struct message *m)
{
	struct fact_sent sent;
	int r = fact_date(m, &sent);

	if (r == 1)
		ordercolumn_add_number(c, m->uid, sent.has ?
		    (uint64_t)sent.at : NO_DATE);
	return r;
}

static int
add_one(struct order *o, struct message *m, enum order_what what)
{
	struct ordercolumn *c = &o->columns[what];

	switch (what) {
	case ORDER_DATE:
		return add_date(c, m);
	case ORDER_IDS:
		return add_ids(c, m);
	case ORDER_SUBJECT:
		return add_subject(c, m);
	default:
		return add_address(c, m, &things[what]);
	}
}

static int
add_all(struct order *o, struct message *m, unsigned which)
{
	enum order_what what;
	int r = 1;

	for (what = 0; what < ORDER_THINGS && r == 1; what++)
		if (which >> what & 1)
			r = add_one(o, m, what);
	return r;
}

/* Look at those of which something is unknown. */
static int
look(struct order *o, size_t n_unknown, const char *doing)
{
	struct session *s = o->s;
	const struct results *found = o->found;
	struct message m;
	struct memo memo;
	struct progress progress;
	size_t i;
	int r = 0;

	message_init(&m, s);
	memo_open(&memo, s, true, n_unknown);
	m.memo = &memo;
	progress_init(&progress, s, doing, found->n);
	progress_half(&progress, 1, view_count(&s->view));
	for (i = 0; i < found->n && r != -1; i++) {
		progress_step(&progress);
		if (o->unknown[i] == 0)
			continue;
		message_at(&m, found->found[i]);
		r = add_all(o, &m, o->unknown[i]);
		o->gone[i] = r == 0;
	}
	memo_close(&memo);
	message_done(&m);
	return r == -1 ? -1 : 0;
}

static uint32_t
uid_of(const struct order *o, size_t i)
{
	return box_message(o->s->view.box, o->found->found[i])->uid;
}

/* Take the values that a column knows: how many it does not. */
static size_t
take(struct order *o, enum order_what what)
{
	uint64_t *values = o->values[what];
	size_t i, unknown = 0;

	for (i = 0; i < o->found->n; i++) {
		if (ordercolumn_find(&o->columns[what], uid_of(o, i),
		    &values[i]))
			continue;
		values[i] = 0;
		o->unknown[i] |= (unsigned char)(1u << what);
		unknown++;
	}
	return unknown;
}

/* For few messages a large column is not read. */
static bool
is_worth(const struct order *o, enum order_what what)
{
	size_t n = o->found->n;

	return n >= WORTH_MIN && n - WORTH_MIN >= column_size(
	    box_dir(o->s->view.box), &things[what].kind) / WORTH_BYTES;
}

static size_t
open_column(struct order *o, enum order_what what)
{
	struct ordercolumn *c = &o->columns[what];
	size_t unknown;

	ordercolumn_open(c, &things[what].kind, things[what].form,
	    &o->s->pool, o->s->view.box, is_worth(o, what));
	o->values[what] = mem_alloc((o->found->n + 1) *
	    sizeof(*o->values[what]));
	unknown = take(o, what);
	/* What it knows is of use only with the rest of it. */
	if ((unknown > 0 || what == ORDER_IDS) && !ordercolumn_is_whole(c))
		unknown = take(o, what);
	return unknown;
}

/* RFC 5256 2.2: without a Date, the internal date. */
static int
fill_dates(struct order *o)
{
	uint64_t *values = o->values[ORDER_DATE];
	int64_t when = 0;
	size_t i;
	int r;

	for (i = 0; i < o->found->n; i++) {
		if (values[i] != NO_DATE || o->gone[i])
			continue;
		r = box_received(o->s->view.box, o->found->found[i], &when,
		    &o->s->err);
		if (r == -1)
			return -1;
		o->gone[i] = r == 0;
		values[i] = (uint64_t)when;
	}
	return 0;
}

/* When the lock is not free, or there is no room, then not. */
static void
write_down(struct order *o)
{
	struct box *b = o->s->view.box;
	enum order_what what;
	unsigned news = 0;

	for (what = 0; what < ORDER_THINGS; what++)
		if ((o->wanted >> what & 1) && is_worth(o, what) &&
		    ordercolumn_has_news(&o->columns[what]))
			news |= 1u << what;
	if (news == 0 || !box_try_lock(b))
		return;
	for (what = 0; what < ORDER_THINGS; what++)
		if (news >> what & 1)
			ordercolumn_write(&o->columns[what], b);
	box_unlock(b);
}

static void
settle(struct order *o)
{
	enum order_what what;

	for (what = 0; what < ORDER_THINGS; what++)
		if ((o->wanted >> what & 1) &&
		    ordercolumn_has_news(&o->columns[what])) {
			ordercolumn_settle(&o->columns[what],
			    o->s->view.box);
			(void)take(o, what);     /* those that are gone */
		}
	write_down(o);
}

int
order_init(struct order *o, struct session *s, const struct results *found,
    unsigned wanted, const char *doing)
{
	enum order_what what;
	size_t unknown = 0, n;

	*o = (struct order){ .s = s, .found = found, .wanted = wanted };
	o->unknown = mem_zero(found->n + 1, sizeof(*o->unknown));
	o->gone = mem_zero(found->n + 1, sizeof(*o->gone));
	for (what = 0; what < ORDER_THINGS; what++)
		if (wanted >> what & 1) {
			n = open_column(o, what);
			unknown = n > unknown ? n : unknown;
		}
	if (unknown > 0 && look(o, unknown, doing) == -1)
		return -1;
	if (unknown > 0)
		settle(o);
	return (wanted >> ORDER_DATE & 1) ? fill_dates(o) : 0;
}

void
order_done(struct order *o)
{
	enum order_what what;

	for (what = 0; what < ORDER_THINGS; what++)
		if (o->wanted >> what & 1) {
			ordercolumn_close(&o->columns[what]);
			free(o->values[what]);
		}
	free(o->unknown);
	free(o->gone);
}

bool
order_is_gone(const struct order *o, size_t i)
{
	return o->gone[i];
}

uint64_t
order_value(const struct order *o, enum order_what what, size_t i)
{
	uint64_t value = o->values[what][i];

	return things[what].form == ORDERCOLUMN_TEXT ? value / 2 : value;
}

bool
order_is_reply(const struct order *o, size_t i)
{
	return o->values[ORDER_SUBJECT][i] % 2 != 0;
}

const uint64_t *
order_ids(const struct order *o, size_t i, size_t *n_out)
{
	return ordercolumn_list(&o->columns[ORDER_IDS],
	    o->values[ORDER_IDS][i], n_out);
}
