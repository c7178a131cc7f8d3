/* contextturn - see contextturn.h.
 * SPDX-License-Identifier: ISC */
#include "contextturn.h"

#include "base/log.h"
#include "command/commands.h"
#include "fetch/items.h"
#include "imap/quote.h"
#include "order/sorting.h"
#include "results.h"
#include "session.h"

/* "* ESEARCH (TAG "x") UID ADDTO (" */
static void
begin(struct session *s, const struct context *x, const char *word)
{
	buf_reset(&s->text);
	buf_adds(&s->text, "* ESEARCH (TAG ");
	quote_string(&s->text, span_of(x->tag, x->tag_n));
	buf_addf(&s->text, ")%s %s (", x->uid ? " UID" : "", word);
}

static void
end(struct session *s)
{
	buf_adds(&s->text, ")\r\n");
	session_say(s);
}

/* "0 1:3": a SEARCH has no order. Numbers rise as UIDs do. */
static void
write_set(struct session *s, const struct seqset *uids,
    const struct ranked_number *how)
{
	struct seqset numbers;
	uint32_t uid;

	seqset_init(&numbers);
	for (uid = seqset_from(uids, 1); uid != 0; uid = uid == UINT32_MAX ? 0 :
	    seqset_from(uids, uid + 1))
		seqset_add(&numbers, ranked_number(how, uid));
	buf_adds(&s->text, "0 ");
	seqset_write(&s->text, &numbers);
	seqset_done(&numbers);
}

void
contextturn_out(struct session *s, struct context *x, const struct seqset *out,
    const struct ranked_number *how)
{
	if (out->n == 0)
		return;
	begin(s, x, "REMOVEFROM");
	if (x->sorted)
		ranked_remove(&x->ranked, &s->text, out, how);
	else
		write_set(s, out, how);
	end(s);
}

/* What UPDATE asks to be fetched of new messages (RFC 5465 7). */
static void
fetch_added(struct session *s, const struct context *x,
    const struct seqset *added, size_t first_new)
{
	struct fetch_list *list;
	struct args args;
	size_t i;

	if (x->items == NULL)
		return;
	list = pool_get(&s->pool, sizeof(*list));
	args_init(&args, span_of(x->items, x->items_n), &s->pool);
	if (fetch_parse(list, &args) == -1)
		return;
	for (i = first_new; i < box_count(s->view.box); i++)
		if (seqset_has(added, box_message(s->view.box, i)->uid))
			command_fetch_of(s, list, i, i + 1);
}

/* What comes of one change. */
struct turn {
	struct context *x;
	const struct sorting *order;     /* if sorted, and then ... */
	struct results all;              /* ... all that is in it, in order */
	struct results in;               /* indices that come */
	struct seqset in_uids, out_uids;
};

/* Who of the touched comes, and who goes. */
static void
compare(struct session *s, struct turn *t, const struct contextturn *touched)
{
	const struct results *found = touched->found;
	size_t i, k = 0;

	for (i = 0; i < touched->n; i++) {
		size_t at = touched->which[i];
		uint32_t uid = box_message(s->view.box, at)->uid;
		bool is = k < found->n && found->found[k] == at;
		bool was = seqset_has(&t->x->chosen, uid);

		k += is;
		if (is && !was)
			results_add(&t->in, at);
		else if (was && !is)
			seqset_add(&t->out_uids, uid);
	}
}

static void
note_uids(struct session *s, struct turn *t)
{
	size_t i;

	for (i = 0; i < t->in.n; i++)
		seqset_add(&t->in_uids,
		    box_message(s->view.box, t->in.found[i])->uid);
}

/* Sort what stays and what comes. What has no place in the order any more,
 * since it has gone meanwhile, does not come. */
static void
put_in_order(struct session *s, struct turn *t)
{
	struct seqset placed;
	size_t i, kept = 0;

	for (i = 0; i < box_count(s->view.box); i++) {
		uint32_t uid = box_message(s->view.box, i)->uid;

		if (seqset_has(&t->in_uids, uid) ||
		    (seqset_has(&t->x->chosen, uid) &&
		    !seqset_has(&t->out_uids, uid)))
			results_add(&t->all, i);
	}
	if (sorting_run(s, t->order, &t->all) == -1) {
		log_reason("sort", s->err.text);
		s->err = ERR_INIT;
		t->all.n = 0;
	}
	seqset_init(&placed);
	results_numbers(&t->all, &placed);
	for (i = 0; i < t->in.n; i++)
		if (seqset_has(&placed, t->in.found[i] + 1))
			t->in.found[kept++] = t->in.found[i];
	t->in.n = kept;
	seqset_done(&placed);
	seqset_reset(&t->in_uids);
	note_uids(s, t);
}

/* The new set, by one walk over the box. */
static void
rebuild(struct session *s, struct turn *t)
{
	struct seqset all;
	size_t i;

	if (t->in_uids.n == 0 && t->out_uids.n == 0)
		return;
	seqset_init(&all);
	for (i = 0; i < box_count(s->view.box); i++) {
		uint32_t uid = box_message(s->view.box, i)->uid;

		if (seqset_has(&t->in_uids, uid) ||
		    (seqset_has(&t->x->chosen, uid) &&
		    !seqset_has(&t->out_uids, uid)))
			seqset_add(&all, uid);
	}
	seqset_copy(&t->x->chosen, &all);
	seqset_done(&all);
}

static void
tell_in(struct session *s, struct turn *t, const struct ranked_number *how)
{
	if (t->in_uids.n == 0)
		return;
	begin(s, t->x, "ADDTO");
	if (t->x->sorted)
		ranked_insert(&t->x->ranked, &s->text, &t->in_uids, &t->all,
		    how);
	else
		write_set(s, &t->in_uids, how);
	end(s);
}

static void
settle(struct session *s, struct turn *t, const struct contextturn *touched)
{
	struct ranked_number how = { .s = s, .uid = t->x->uid };

	compare(s, t, touched);
	note_uids(s, t);
	if (t->x->sorted && t->in.n > 0)
		put_in_order(s, t);
	rebuild(s, t);
	fetch_added(s, t->x, &t->in_uids, touched->first_new);
	contextturn_out(s, t->x, &t->out_uids, &how);
	tell_in(s, t, &how);
}

void
contextturn_settle(struct session *s, struct context *x,
    const struct sorting *order, const struct contextturn *touched)
{
	struct turn t = { .x = x, .order = order };

	results_init(&t.all);
	results_init(&t.in);
	seqset_init(&t.in_uids);
	seqset_init(&t.out_uids);
	settle(s, &t, touched);
	results_done(&t.all);
	results_done(&t.in);
	seqset_done(&t.in_uids);
	seqset_done(&t.out_uids);
}
