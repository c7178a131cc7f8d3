/* THREAD, UID THREAD (RFC 5256).
 *
 *     "THREAD" SP algorithm SP charset SP program
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "commands.h"
#include "imap/thread.h"
#include "../facts.h"
#include "../find.h"
#include "../memo.h"
#include "../progress.h"
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

static int
subject(struct message *m, struct thread_message *t)
{
	struct span text;
	int r = fact_subject(m, &text, &t->reply);

	if (r == 1)
		t->subject = pool_span(&m->s->pool, text);
	return r;
}

/* At most `most` references, the last ones. */
static int
references(struct message *m, struct thread_message *t, size_t most)
{
	uint64_t ids[FACT_IDS], *kept;
	size_t n, left;
	int r = fact_ids(m, ids, &n);

	if (r != 1)
		return r;
	left = n - 1 > most ? most : n - 1;
	kept = pool_get(&m->s->pool, (left + 1) * sizeof(*kept));
	kept[0] = ids[0];
	memcpy(kept + 1, ids + n - left, left * sizeof(*kept));
	t->ids = kept;
	t->n_ids = left + 1;
	return 1;
}

static int
gather_one(struct message *m, enum thread_how how, size_t most,
    struct thread_message *t)
{
	int r = fact_date(m, &t->date);

	t->number = m->s->uid ? m->uid : (uint32_t)m->i + 1;
	if (r == 1 && how != THREAD_REFS)
		r = subject(m, t);
	if (r == 1 && how != THREAD_ORDEREDSUBJECT)
		r = references(m, t, most);
	return r;
}

static int
gather(struct session *s, const struct results *r, enum thread_how how,
    struct thread_message *list, size_t *n_out)
{
	size_t i, most = r->n == 0 ? 0 : THREAD_IDS_MAX / r->n;
	struct message m;
	struct memo memo;
	struct progress progress;
	int result = 0;

	*n_out = 0;
	message_init(&m, s);
	memo_open(&memo, s, true, r->n);
	m.memo = &memo;
	progress_init(&progress, s, "threaded", r->n);
	progress_half(&progress, 1, view_count(&s->view));
	for (i = 0; i < r->n && result != -1; i++) {
		message_at(&m, r->found[i]);
		progress_step(&progress);
		memset(&list[*n_out], 0, sizeof(*list));
		result = gather_one(&m, how, most, &list[*n_out]);
		if (result == 1)
			++*n_out;
	}
	memo_close(&memo);
	message_done(&m);
	return result == -1 ? -1 : 0;
}

static enum reply
answer(struct session *s, const struct results *r, enum thread_how how)
{
	struct thread_message *list = mem_zero(r->n + 1, sizeof(*list));
	enum reply reply = REPLY_OK;
	size_t n;

	if (gather(s, r, how, list, &n) == -1)
		reply = reply_of(&s->err);
	else {
		buf_reset(&s->text);
		buf_adds(&s->text, n > 0 ? "* THREAD " : "* THREAD");
		thread_write(&s->text, how, list, n);
		buf_adds(&s->text, "\r\n");
		session_say(s);
	}
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
