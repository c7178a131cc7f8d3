/* SORT, UID SORT (RFC 5256), with ESORT (RFC 5267), PARTIAL (RFC 9394) and
 * SORT=DISPLAY (RFC 5957).
 *
 *     "SORT" [SP "RETURN" SP "(" ... ")"] SP "(" criterion *(SP criterion) ")"
 *         SP charset SP program
 *
 * Each message gets one key: what the criteria ask for, one after the other, in
 * a form whose bytes compare as they should; REVERSE turns the bytes round. The
 * message's place comes last, so no two are equal.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "commands.h"
#include "text/casemap.h"
#include "text/keysort.h"
#include "../facts.h"
#include "../find.h"
#include "../memo.h"
#include "../progress.h"
#include "../results.h"
#include "../session.h"

#define CRITERIA_MAX 40
#define STRING_MAX 300               /* bytes of a text that are compared */
#define KEY_MAX (CRITERIA_MAX * (STRING_MAX * 4 + 8) + 8)

enum what { ARRIVAL, CC, DATE, DISPLAYFROM, DISPLAYTO, FROM, RELEVANCY, SIZE,
	SUBJECT, TO };

static const struct {
	struct span name;
	enum what what;
} names[] = {
	{ { "ARRIVAL", 7 }, ARRIVAL }, { { "CC", 2 }, CC },
	{ { "DATE", 4 }, DATE }, { { "DISPLAYFROM", 11 }, DISPLAYFROM },
	{ { "DISPLAYTO", 9 }, DISPLAYTO }, { { "FROM", 4 }, FROM },
	{ { "RELEVANCY", 9 }, RELEVANCY }, { { "SIZE", 4 }, SIZE }, { { "SUBJECT", 7 }, SUBJECT },
	{ { "TO", 2 }, TO },
};

struct criterion {
	enum what what;
	bool reverse;
};

struct order {
	struct criterion list[CRITERIA_MAX];
	size_t n;
	bool header;             /* one asks for more than the index has */
	bool relevancy;          /* one wants scores (RFC 6203 5) */
};

static int
criterion(struct order *o, struct args *args)
{
	struct criterion c = { ARRIVAL, false };
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
	if (o->n == CRITERIA_MAX)
		return args_fail(args, "too many sort criteria");
	c.what = names[i].what;
	o->header |= c.what != ARRIVAL && c.what != SIZE &&
	    c.what != RELEVANCY;
	o->relevancy |= c.what == RELEVANCY;
	o->list[o->n++] = c;
	return 0;
}

static int
criteria(struct order *o, struct args *args)
{
	if (args_char(args, '(') == -1)
		return -1;
	do
		if (criterion(o, args) == -1)
			return -1;
	while (args_maybe(args, ' '));
	return args_char(args, ')') == -1 ? -1 : args_space(args);
}

/* Large ones behind small ones, by their bytes. */
static void
add_number(struct buf *key, uint64_t n)
{
	int shift;

	for (shift = 56; shift >= 0; shift -= 8)
		buf_addc(key, (char)(n >> shift & 0xff));
}

static void
add_time(struct buf *key, int64_t t)
{
	add_number(key, (uint64_t)t ^ UINT64_C(1) << 63);
}

/* Texts hold no NUL; what ends them sorts first. */
static void
end_text(struct buf *key, size_t from)
{
	for (; from < key->len; from++)
		if (key->p[from] == '\0')
			key->p[from] = ' ';
	buf_addc(key, '\0');
}

static void
add_mapped(struct buf *key, struct span text)
{
	size_t from = key->len;

	buf_add(key, span_sub(text, 0, STRING_MAX));
	end_text(key, from);
}

static void
add_text(struct buf *key, struct span text)
{
	size_t from = key->len;

	casemap_add(key, span_sub(text, 0, STRING_MAX));
	end_text(key, from);
}

static int
add_address(struct buf *key, struct message *m, enum what what)
{
	const char *field = what == CC ? "Cc" : what == TO ||
	    what == DISPLAYTO ? "To" : "From";
	struct span text;
	int r = fact_address(m, field, what == DISPLAYFROM ||
	    what == DISPLAYTO, &text);

	if (r == 1)
		add_text(key, text);
	return r;
}

static int
add_one(struct buf *key, struct message *m, enum what what)
{
	struct span text;
	uint64_t size;
	int64_t when;
	int r;

	switch (what) {
	case ARRIVAL:
		r = box_received(m->s->view.box, m->i, &when, &m->s->err);
		if (r == 1)
			add_time(key, when);
		return r;
	case DATE:
		if ((r = fact_date(m, &when)) == 1)
			add_time(key, when);
		return r;
	case RELEVANCY:          /* the best first */
		add_number(key, UINT8_MAX - m->relevance);
		return 1;
	case SIZE:
		r = box_vsize(m->s->view.box, m->i, &size, &m->s->err);
		if (r == 1)
			add_number(key, size);
		return r;
	case SUBJECT:
		if ((r = fact_subject(m, &text, NULL)) == 1)
			add_mapped(key, text);
		return r;
	default:
		return add_address(key, m, what);
	}
}

static int
make_key(struct buf *key, struct message *m, const struct order *o)
{
	size_t i, from;
	int r = 1;

	buf_reset(key);
	for (i = 0; i < o->n && r == 1; i++) {
		from = key->len;
		r = add_one(key, m, o->list[i].what);
		for (; o->list[i].reverse && from < key->len; from++)
			key->p[from] = (char)~(unsigned char)key->p[from];
	}
	add_number(key, m->i);
	return r;
}

/* Messages that are no more stay out. */
static int
collect(struct session *s, const struct order *o, struct results *r,
    struct keysort *list, size_t *n_out)
{
	struct buf key = BUF_INIT(KEY_MAX);
	struct message m;
	struct memo memo;
	struct progress progress;
	size_t i;
	int result = 0;

	*n_out = 0;
	message_init(&m, s);
	memo_open(&memo, s, o->header, r->n);
	m.memo = &memo;
	progress_init(&progress, s, "sorted", r->n);
	progress_half(&progress, 1, view_count(&s->view));
	for (i = 0; i < r->n && result != -1; i++) {
		message_at(&m, r->found[i]);
		m.relevance = r->scores == NULL ? 0 : r->scores[r->found[i]];
		progress_step(&progress);
		result = make_key(&key, &m, o);
		if (result == 1)
			list[(*n_out)++] = (struct keysort){
			    pool_span(&s->pool, buf_span(&key)), 0,
			    (uint32_t)r->found[i] };
	}
	memo_close(&memo);
	message_done(&m);
	buf_done(&key);
	return result == -1 ? -1 : 0;
}

static enum reply
sort(struct session *s, const struct order *o, struct results *r)
{
	struct keysort *list = mem_zero(r->n + 1, sizeof(*list));
	enum reply reply = REPLY_OK;
	size_t i, n;

	if (collect(s, o, r, list, &n) == -1)
		reply = reply_of(&s->err);
	keysort(list, n);
	for (i = 0; i < n; i++)
		r->found[i] = list[i].what;
	r->n = n;
	free(list);
	return reply;
}

/* An order is not kept up to date (RFC 5267 4.3.1): each change could move any
 * message. */
static void
tell(struct session *s, struct results *r)
{
	results_tell(s, r, "SORT");
	if ((r->give & RESULTS_UPDATE) != 0)
		contexts_refuse(s, "only SEARCH is kept up to date");
}

enum reply
cmd_sort(struct session *s, struct args *args)
{
	struct order *o = pool_get(&s->pool, sizeof(*o));
	struct search search = { .root = NULL };
	struct results r;
	enum reply reply;

	results_init(&r);
	r.half = true;
	if (args_space(args) == -1 || results_options(&r, args) == -1 ||
	    criteria(o, args) == -1)
		reply = REPLY_SYNTAX;
	else if (search_parse_charset(&search, args, &s->pool, &s->err) == -1)
		reply = command_search_refused(s);
	else if (o->relevancy && !search.has_fuzzy) {
		args_fail(args, "RELEVANCY without FUZZY");
		reply = REPLY_SYNTAX;
	} else if ((reply = find_all(s, &search, &r)) == REPLY_OK)
		reply = sort(s, o, &r);
	if (reply == REPLY_OK)
		tell(s, &r);
	else if ((r.give & RESULTS_SAVE) != 0)
		seqset_reset(&s->view.saved);
	search_done(&search);
	results_done(&r);
	return reply;
}
