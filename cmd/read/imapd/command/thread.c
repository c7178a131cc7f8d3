/* THREAD, UID THREAD (RFC 5256).
 *
 *     "THREAD" SP algorithm SP charset SP program
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "commands.h"
#include "imap/thread.h"
#include "../find.h"
#include "../order/order.h"
#include "../results.h"
#include "../session.h"

static const struct {
	struct span name;
	enum thread_how how;
} algorithms[] = {
	{ { "ORDEREDSUBJECT", 14 }, THREAD_ORDEREDSUBJECT },
	{ { "REFERENCES", 10 }, THREAD_REFERENCES },
	{ { "REFS", 4 }, THREAD_REFS },
};

static const unsigned wanted[] = {
	[THREAD_ORDEREDSUBJECT] = 1u << ORDER_DATE | 1u << ORDER_SUBJECT,
	[THREAD_REFERENCES] = 1u << ORDER_DATE | 1u << ORDER_SUBJECT |
	    1u << ORDER_IDS,
	[THREAD_REFS] = 1u << ORDER_DATE | 1u << ORDER_IDS,
};

/* Its own id and at most `most` references, the last ones. */
static void
references(struct order *o, size_t i, size_t most, struct thread_message *t)
{
	uint64_t *kept;

	t->ids = order_ids(o, i, &t->n_ids);
	if (t->n_ids <= most + 1)
		return;
	kept = pool_get(&o->s->pool, (most + 1) * sizeof(*kept));
	kept[0] = t->ids[0];
	memcpy(kept + 1, t->ids + t->n_ids - most, most * sizeof(*kept));
	t->ids = kept;
	t->n_ids = most + 1;
}

static void
gather(struct order *o, enum thread_how how, struct thread_message *list,
    size_t *n_out)
{
	struct session *s = o->s;
	const struct results *r = o->found;
	size_t i, most = r->n == 0 ? 0 : THREAD_IDS_MAX / r->n;
	struct thread_message *t = list;

	for (i = 0; i < r->n; i++) {
		if (order_is_gone(o, i))
			continue;
		memset(t, 0, sizeof(*t));
		t->number = s->uid ? box_message(s->view.box,
		    r->found[i])->uid : r->found[i] + 1;
		t->date = (int64_t)order_value(o, ORDER_DATE, i);
		if (how != THREAD_REFS) {
			t->subject = order_value(o, ORDER_SUBJECT, i);
			t->reply = order_is_reply(o, i);
		}
		if (how != THREAD_ORDEREDSUBJECT)
			references(o, i, most, t);
		t++;
	}
	*n_out = (size_t)(t - list);
}

static enum reply
answer(struct session *s, const struct results *r, enum thread_how how)
{
	struct thread_message *list = mem_zero(r->n + 1, sizeof(*list));
	enum reply reply = REPLY_OK;
	struct order o;
	size_t n;

	if (order_init(&o, s, r, wanted[how], "threaded") == -1)
		reply = reply_of(&s->err);
	else {
		gather(&o, how, list, &n);
		buf_reset(&s->text);
		buf_adds(&s->text, n > 0 ? "* THREAD " : "* THREAD");
		thread_write(&s->text, how, list, n);
		buf_adds(&s->text, "\r\n");
		session_say(s);
	}
	order_done(&o);
	free(list);
	return reply;
}

static int
algorithm(struct args *args, enum thread_how *out)
{
	struct span word;
	size_t i;

	if (args_space(args) == -1 || args_word(args, &word) == -1)
		return -1;
	for (i = 0; i < LENGTH(algorithms); i++)
		if (span_ieq(word, algorithms[i].name)) {
			*out = algorithms[i].how;
			return args_space(args);
		}
	return args_fail(args, "unknown threading algorithm");
}

enum reply
cmd_thread(struct session *s, struct args *args)
{
	struct search search = { .root = NULL };
	enum thread_how how = THREAD_REFERENCES;
	struct results r;
	enum reply reply;

	results_init(&r);
	r.half = true;
	if (algorithm(args, &how) == -1)
		reply = REPLY_SYNTAX;
	else if (search_parse_charset(&search, args, &s->pool, &s->err) == -1)
		reply = command_search_refused(s);
	else if ((reply = find_all(s, &search, &r)) == REPLY_OK)
		reply = answer(s, &r, how);
	search_done(&search);
	results_done(&r);
	return reply;
}
