/* sortkey - see sortkey.h. Each message gets one key: what the criteria ask
 * for, one after the other, in a form whose bytes compare as they should;
 * REVERSE turns the bytes round. The message's place comes last, so no two are
 * equal.
 * SPDX-License-Identifier: ISC */
#include "sortkey.h"

#include "facts.h"
#include "progress.h"
#include "results.h"
#include "session.h"
#include "text/casemap.h"
#include "text/keysort.h"

#define STRING_MAX 300               /* bytes of a text that are compared */
#define KEY_MAX (SORTKEY_CRITERIA_MAX * (STRING_MAX * 4 + 8) + 8)

enum what { ARRIVAL, CC, DATE, DISPLAYFROM, DISPLAYTO, FROM, RELEVANCY, SIZE,
	SUBJECT, TO };

static const struct {
	struct span name;
	enum what what;
} names[] = {
	{ { "ARRIVAL", 7 }, ARRIVAL }, { { "CC", 2 }, CC },
	{ { "DATE", 4 }, DATE }, { { "DISPLAYFROM", 11 }, DISPLAYFROM },
	{ { "DISPLAYTO", 9 }, DISPLAYTO }, { { "FROM", 4 }, FROM },
	{ { "RELEVANCY", 9 }, RELEVANCY }, { { "SIZE", 4 }, SIZE },
	{ { "SUBJECT", 7 }, SUBJECT }, { { "TO", 2 }, TO },
};

static int
criterion(struct sortkey *o, struct args *args)
{
	struct sortkey_criterion c = { ARRIVAL, false };
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
	if (o->n == SORTKEY_CRITERIA_MAX)
		return args_fail(args, "too many sort criteria");
	c.what = names[i].what;
	o->header |= c.what != ARRIVAL && c.what != SIZE &&
	    c.what != RELEVANCY;
	o->relevancy |= c.what == RELEVANCY;
	o->list[o->n++] = c;
	return 0;
}

int
sortkey_parse(struct sortkey *o, struct args *args)
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

void
sortkey_begin(struct sortkey_maker *k, struct session *s,
    const struct sortkey *o, size_t n)
{
	k->o = o;
	buf_init(&k->key, KEY_MAX);
	message_init(&k->m, s);
	memo_open(&k->memo, s, o->header, n);
	k->m.memo = &k->memo;
}

void
sortkey_end(struct sortkey_maker *k)
{
	memo_close(&k->memo);
	message_done(&k->m);
	buf_done(&k->key);
}

int
sortkey_make(struct sortkey_maker *k, size_t i, unsigned relevance,
    struct span *out)
{
	struct buf *key = &k->key;
	size_t c, from;
	int r = 1;

	message_at(&k->m, i);
	k->m.relevance = relevance;
	buf_reset(key);
	for (c = 0; c < k->o->n && r == 1; c++) {
		from = key->len;
		r = add_one(key, &k->m, (enum what)k->o->list[c].what);
		for (; k->o->list[c].reverse && from < key->len; from++)
			key->p[from] = (char)~(unsigned char)key->p[from];
	}
	add_number(key, i);
	*out = buf_span(key);
	return r;
}

int
sortkey_collect(struct session *s, const struct sortkey *o,
    const struct results *r, struct keysort *list, size_t *n_out)
{
	struct sortkey_maker k;
	struct progress progress;
	struct span key;
	size_t i;
	int result = 0;

	*n_out = 0;
	sortkey_begin(&k, s, o, r->n);
	progress_init(&progress, s, "sorted", r->n);
	progress_half(&progress, 1, view_count(&s->view));
	for (i = 0; i < r->n && result != -1; i++) {
		progress_step(&progress);
		result = sortkey_make(&k, r->found[i], r->scores == NULL ? 0 :
		    r->scores[r->found[i]], &key);
		if (result == 1)
			list[(*n_out)++] = (struct keysort){
			    pool_span(&s->pool, key), 0, r->found[i] };
	}
	sortkey_end(&k);
	return result == -1 ? -1 : 0;
}
