/* find - see find.h. Cheap keys come first in every list (imap/search.h), and
 * evaluation stops at the first that decides, so a file is opened only when its
 * flags, UID and date have not excluded it.
 * SPDX-License-Identifier: ISC */
#include "find.h"

#include <stdlib.h>

#include "base/mem.h"
#include "facts.h"
#include "findtext.h"
#include "memo.h"
#include "message.h"
#include "object.h"
#include "os/clock.h"
#include "progress.h"
#include "results.h"
#include "session.h"

#define DAY 86400

static int
has_flag(const struct search_key *k, const struct box_message *m)
{
	static const struct {
		const char *name;
		unsigned flag;
	} names[] = {
		{ "\\Answered", FLAG_ANSWERED }, { "\\Deleted", FLAG_DELETED },
		{ "\\Draft", FLAG_DRAFT }, { "\\Flagged", FLAG_FLAGGED },
		{ "\\Recent", FLAG_RECENT }, { "\\Seen", FLAG_SEEN },
	};
	size_t i;

	for (i = 0; i < LENGTH(names); i++)
		if (span_eq(k->name, span_str(names[i].name)))
			return (m->flags.system & names[i].flag) != 0;
	return 0;
}

static int
has_keyword(const struct search_key *k, struct message *m)
{
	const struct box *b = m->s->view.box;
	int n = box_keyword(b, k->text);

	return n >= 0 && (box_message(b, m->i)->flags.keywords &
	    (UINT32_C(1) << n)) != 0;
}

static int
has_id(const struct search_key *k, struct message *m)
{
	struct buf id = BUF_INIT(100);
	bool same;

	object_email(&id, m->s->view.box, m->i);
	same = span_eq(k->text, buf_span(&id));
	buf_done(&id);
	return same;
}

/* Internal dates: by the day in UTC, as INTERNALDATE shows them. */
static int
by_received(const struct search_key *k, struct message *m)
{
	int64_t when, now;
	int32_t micros;
	bool saved = k->kind >= SEARCH_SAVEDBEFORE &&
	    k->kind <= SEARCH_SAVEDSINCE;
	int r = 1;

	/* RFC 8514 4.3: without a save date the internal one counts. */
	if (!saved || !box_saved(m->s->view.box, m->i, &when))
		r = box_received(m->s->view.box, m->i, &when, &m->s->err);
	if (r != 1)
		return r;
	switch (k->kind) {
	case SEARCH_BEFORE:
	case SEARCH_SAVEDBEFORE:
		return when < k->date;
	case SEARCH_ON:
	case SEARCH_SAVEDON:
		return when >= k->date && when < k->date + DAY;
	case SEARCH_SINCE:
	case SEARCH_SAVEDSINCE:
		return when >= k->date;
	default:
		os_clock_wall(&now, &micros);
		return (k->kind == SEARCH_OLDER) ==
		    (now - when >= (int64_t)k->number);
	}
}

static int
by_size(const struct search_key *k, struct message *m)
{
	uint64_t size;
	int r = box_vsize(m->s->view.box, m->i, &size, &m->s->err);

	if (r != 1)
		return r;
	return k->kind == SEARCH_LARGER ? size > k->number :
	    size < k->number;
}

/* The Date field's day, disregarding its time and zone (RFC 9051 6.4.4). */
static int
by_sent(const struct search_key *k, struct message *m)
{
	struct fact_sent sent;
	int r = fact_sent(m, &sent);

	if (r != 1 || !sent.has)
		return r == 1 ? 0 : r;
	return k->kind == SEARCH_SENTBEFORE ? sent.day < k->date :
	    k->kind == SEARCH_SENTON ? sent.day == k->date :
	    sent.day >= k->date;
}

static int eval(const struct search_key *k, struct message *m);

/* SEARCH_AND: all of them; SEARCH_OR: one. */
static int
eval_list(const struct search_key *k, struct message *m, bool all)
{
	const struct search_key *child;

	for (child = k->first; child != NULL; child = child->next) {
		int r = eval(child, m);

		if (r == -1 || (r == 1) != all)
			return r;
	}
	return all;
}

/* SEARCH_FUZZY: the strictest that is met. */
static int
eval_fuzzy(const struct search_key *k, struct message *m)
{
	const struct search_key *child;

	for (child = k->first; child != NULL; child = child->next) {
		int r = eval(child, m);

		if (r == 1) {
			m->relevance += (unsigned)child->number;
			m->n_relevance++;
		}
		if (r != 0)
			return r;
	}
	return 0;
}

static int
eval(const struct search_key *k, struct message *m)
{
	const struct box *b = m->s->view.box;
	int r;

	switch (k->kind) {
	case SEARCH_ALL:
		return 1;
	case SEARCH_SEQ:
		return seqset_has(&k->set, (uint32_t)m->i + 1);
	case SEARCH_UID:
		return seqset_has(&k->set, m->uid);
	case SEARCH_SAVED:
		return seqset_has(&m->s->view.saved, m->uid);
	case SEARCH_FLAG:
		return has_flag(k, box_message(b, m->i));
	case SEARCH_KEYWORD:
		return has_keyword(k, m);
	case SEARCH_MODSEQ:
		return box_message(b, m->i)->modseq >= k->number;
	case SEARCH_LARGER:
	case SEARCH_SMALLER:
		return by_size(k, m);
	case SEARCH_BEFORE:
	case SEARCH_ON:
	case SEARCH_SINCE:
	case SEARCH_SAVEDBEFORE:
	case SEARCH_SAVEDON:
	case SEARCH_SAVEDSINCE:
	case SEARCH_OLDER:
	case SEARCH_YOUNGER:
		return by_received(k, m);
	case SEARCH_SENTBEFORE:
	case SEARCH_SENTON:
	case SEARCH_SENTSINCE:
		return by_sent(k, m);
	case SEARCH_HEADER:
		return findtext_field(m->findtext, k, m);
	case SEARCH_BODY:
	case SEARCH_TEXT:
		return findtext_whole(m->findtext, k, m);
	case SEARCH_EMAILID:
		return has_id(k, m);
	case SEARCH_THREADID:
		return 0;
	case SEARCH_NOT:
		r = eval(k->first, m);
		return r == -1 ? -1 : !r;
	case SEARCH_OR:
		return eval_list(k, m, false);
	case SEARCH_AND:
		return eval_list(k, m, true);
	case SEARCH_FUZZY:
		return eval_fuzzy(k, m);
	}
	return 0;
}

/* Is there a key that the cache can help with? */
static bool
asks_header(const struct search_key *k)
{
	for (; k != NULL; k = k->next)
		if (k->kind == SEARCH_HEADER || (k->kind >= SEARCH_SENTBEFORE &&
		    k->kind <= SEARCH_SENTSINCE) || asks_header(k->first))
			return true;
	return false;
}

/* Is every message found, whatever it is? As with most of SORT and THREAD. */
static bool
finds_all(const struct search_key *k)
{
	const struct search_key *child;

	if (k->kind != SEARCH_AND)
		return k->kind == SEARCH_ALL;
	for (child = k->first; child != NULL; child = child->next)
		if (!finds_all(child))
			return false;
	return true;
}

static void
take_all(const size_t *which, size_t n, struct results *out)
{
	size_t i;

	for (i = 0; i < n; i++)
		results_add(out, which == NULL ? i : which[i]);
}

static int
look(struct session *s, const struct search *search, const size_t *which,
    size_t n, struct results *out)
{
	size_t i;
	struct findtext *findtext = mem_alloc(sizeof(*findtext));
	struct message m;
	struct memo memo;
	struct progress progress;
	int found = 0;

	findtext_init(findtext);
	findtext_prepare(findtext, &s->pool, search->root);
	message_init(&m, s);
	m.findtext = findtext;
	findtext->index = s->set->search_index ? &s->textindex : NULL;
	memo_open(&memo, s, asks_header(search->root), n);
	m.memo = &memo;
	progress_init(&progress, s, "searched", n);
	if (out->half)
		progress_half(&progress, 0, n);
	for (i = 0; i < n && found != -1; i++) {
		message_at(&m, which == NULL ? i : which[i]);
		m.relevance = m.n_relevance = 0;
		found = eval(search->root, &m);
		if (found == 1)
			results_add(out, m.i);
		if (found == 1 && out->scores != NULL)
			out->scores[m.i] = (uint8_t)(m.n_relevance == 0 ? 100 :
			    m.relevance / m.n_relevance);
		progress_step(&progress);
	}
	memo_close(&memo);
	message_done(&m);
	findtext_done(findtext);
	free(findtext);
	return found == -1 ? -1 : 0;
}

static enum reply
find(struct session *s, struct search *search, const size_t *which,
    size_t n_which, struct results *out)
{
	const struct box *b = s->view.box;
	size_t n = view_count(&s->view);

	if (search->has_seq && (s->enabled & ENABLED_UIDONLY) != 0)
		return REPLY_UIDREQUIRED;
	if ((out->give & RESULTS_RELEVANCY) != 0 && !search->has_fuzzy) {
		err_set(&s->err, ERR_DATA, "RELEVANCY without FUZZY");
		return REPLY_SYNTAX;
	}
	if (search_bind(search, (uint32_t)n, n == 0 ? 0 :
	    box_message(b, n - 1)->uid, &s->err) == -1)
		return REPLY_SYNTAX;
	out->modseqs = search->has_modseq;
	if (out->modseqs)
		s->enabled |= ENABLED_CONDSTORE;
	if (search->has_fuzzy && out->scores == NULL)
		out->scores = mem_zero(box_count(b) + 1,
		    sizeof(*out->scores));
	if (which == NULL)
		n_which = n;
	if (out->scores == NULL && finds_all(search->root)) {
		take_all(which, n_which, out);
		return REPLY_OK;
	}
	return look(s, search, which, n_which, out) == -1 ?
	    reply_of(&s->err) : REPLY_OK;
}

enum reply
find_all(struct session *s, struct search *search, struct results *out)
{
	return find(s, search, NULL, 0, out);
}

enum reply
find_some(struct session *s, struct search *search, const size_t *which,
    size_t n, struct results *out)
{
	return find(s, search, which, n, out);
}
