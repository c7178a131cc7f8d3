/* results - see results.h.
 * SPDX-License-Identifier: ISC */
#include "results.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "dispatch.h"
#include "fetch/items.h"
#include "imap/quote.h"
#include "mailname.h"
#include "session.h"

static const struct {
	struct span name;
	enum results_give bit;
} options[] = {
	{ { "MIN", 3 }, RESULTS_MIN }, { { "MAX", 3 }, RESULTS_MAX },
	{ { "ALL", 3 }, RESULTS_ALL }, { { "COUNT", 5 }, RESULTS_COUNT },
	{ { "SAVE", 4 }, RESULTS_SAVE },
	{ { "PARTIAL", 7 }, RESULTS_PARTIAL },
	{ { "RELEVANCY", 9 }, RESULTS_RELEVANCY },
	{ { "UPDATE", 6 }, RESULTS_UPDATE },
};

void
results_init(struct results *r)
{
	memset(r, 0, sizeof(*r));
}

void
results_done(struct results *r)
{
	free(r->found);
	free(r->scores);
}

void
results_add(struct results *r, size_t i)
{
	if (r->n == r->cap) {
		r->cap = r->cap == 0 ? 64 : r->cap * 2;
		r->found = mem_resize(r->found, r->cap, sizeof(*r->found));
	}
	r->found[r->n++] = (uint32_t)i;
}

/* nz-number ":" nz-number / "-" nz-number ":-" nz-number */
int
results_range(struct results_range *range, struct args *args)
{
	struct span start = args->rest;
	uint64_t a, b;

	range->from_end = args_maybe(args, '-');
	if (args_number(args, UINT32_MAX, &a) == -1 ||
	    args_char(args, ':') == -1 || (range->from_end &&
	    args_char(args, '-') == -1) ||
	    args_number(args, UINT32_MAX, &b) == -1)
		return -1;
	if (a == 0 || b == 0)
		return args_fail(args, "range with 0");
	range->first = (uint32_t)(a < b ? a : b);
	range->last = (uint32_t)(a < b ? b : a);
	range->text = span_sub(start, 0, start.n - args->rest.n);
	return 0;
}

/* "UPDATE" [SP "(" fetch-att ... ")"] (RFC 5465 7) */
static int
update_items(struct results *r, struct args *args)
{
	struct fetch_list *list;
	struct span start;

	if (!span_starts(args->rest, SPAN(" (")))
		return 0;
	args->rest = span_from(args->rest, 1);
	start = args->rest;
	list = pool_get(args->pool, sizeof(*list));
	if (fetch_parse(list, args) == -1)
		return -1;
	r->update_items = span_sub(start, 0, start.n - args->rest.n);
	return 0;
}

static int
option(struct results *r, struct args *args)
{
	struct span word;
	size_t i;

	if (args_word(args, &word) == -1)
		return -1;
	/* A hint, and none is needed (RFC 5267 4.2). */
	if (span_ieq(word, SPAN("CONTEXT")))
		return 0;
	for (i = 0; i < LENGTH(options); i++)
		if (span_ieq(word, options[i].name))
			break;
	if (i == LENGTH(options))
		return args_fail(args, "unknown RETURN option");
	if (options[i].bit == RESULTS_PARTIAL && ((r->give & RESULTS_PARTIAL)
	    != 0 || args_space(args) == -1 ||
	    results_range(&r->partial, args) == -1))
		return args_fail(args, "expected one range after PARTIAL");
	if (options[i].bit == RESULTS_UPDATE && update_items(r, args) == -1)
		return -1;
	r->give |= (unsigned)options[i].bit;
	return 0;
}

int
results_options(struct results *r, struct args *args)
{
	if (!span_istarts(args->rest, SPAN("RETURN ")))
		return 0;
	args->rest = span_from(args->rest, 7);
	r->extended = true;
	if (args_char(args, '(') == -1)
		return -1;
	while (!args_maybe(args, ')'))
		if ((args_peek(args) == ' ' && args_space(args) == -1) ||
		    option(r, args) == -1)
			return -1;
	if ((r->give & RESULTS_ALL) != 0 && (r->give & RESULTS_PARTIAL) != 0)
		return args_fail(args, "ALL and PARTIAL together");
	if (r->give == 0)
		r->give = RESULTS_ALL;
	return args_space(args);
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

void
results_numbers(const struct results *r, struct seqset *out)
{
	uint32_t *all = mem_resize(NULL, r->n + 1, sizeof(*all));
	size_t i;

	for (i = 0; i < r->n; i++)
		all[i] = r->found[i] + 1;
	if (r->n > 0)
		qsort(all, r->n, sizeof(*all), by_number);
	for (i = 0; i < r->n; i++)
		seqset_add(out, all[i]);
	free(all);
}

void
results_slice(const struct results_range *range, size_t n, size_t *from_out,
    size_t *to_out)
{
	size_t first = range->first - 1, last = range->last;

	if (last > n)
		last = n;
	if (first > last)
		first = last;
	*from_out = range->from_end ? n - last : first;
	*to_out = range->from_end ? n - first : last;
}

static uint32_t
number(const struct session *s, uint32_t i)
{
	return s->uid ? box_message(s->view.box, i)->uid : i + 1;
}

/* Neighbours that count up are written as a range, in any order (RFC 5267). */
static void
write_set(struct session *s, const struct results *r, size_t from, size_t to)
{
	struct buf *b = &s->text;
	size_t i, j;

	for (i = from; i < to; i = j) {
		uint32_t first = number(s, r->found[i]);

		for (j = i + 1; j < to && number(s, r->found[j]) ==
		    first + (uint32_t)(j - i); j++)
			continue;
		if (i > from)
			buf_addc(b, ',');
		buf_addu(b, first);
		if (j > i + 1) {
			buf_addc(b, ':');
			buf_addu(b, first + (uint32_t)(j - i) - 1);
		}
	}
}

static uint64_t
highest(const struct session *s, const struct results *r)
{
	uint64_t most = 0;
	size_t i;

	for (i = 0; i < r->n; i++) {
		uint64_t m = box_message(s->view.box, r->found[i])->modseq;

		if (m > most)
			most = m;
	}
	return most;
}

static void
write_plain(struct session *s, const struct results *r, const char *name)
{
	size_t i;

	wr_addf(&s->out, "* %s", name);
	for (i = 0; i < r->n; i++) {
		wr_addc(&s->out, ' ');
		wr_addu(&s->out, number(s, r->found[i]));
	}
	if (r->modseqs && r->n > 0)
		wr_addf(&s->out, " (MODSEQ %llu)",
		    (unsigned long long)highest(s, r));
	wr_adds(&s->out, "\r\n");
}

static void
write_partial(struct session *s, const struct results *r)
{
	size_t from, to;

	results_slice(&r->partial, r->n, &from, &to);
	buf_adds(&s->text, " PARTIAL (");
	buf_add(&s->text, r->partial.text);
	buf_addc(&s->text, ' ');
	if (from == to)
		buf_adds(&s->text, "NIL");
	write_set(s, r, from, to);
	buf_addc(&s->text, ')');
}

/* One for each message told, in their order (RFC 6203 4). */
static void
write_scores(struct session *s, const struct results *r)
{
	size_t from = 0, to = r->n, i;

	if ((r->give & RESULTS_PARTIAL) != 0)
		results_slice(&r->partial, r->n, &from, &to);
	buf_adds(&s->text, " RELEVANCY (");
	for (i = from; i < to; i++)
		buf_addf(&s->text, "%s%u", i > from ? " " : "",
		    r->scores == NULL ? 100u : r->scores[r->found[i]]);
	buf_addc(&s->text, ')');
}

static void
write_extended(struct session *s, const struct results *r)
{
	struct buf *b = &s->text;

	if ((r->give & ~(unsigned)(RESULTS_SAVE | RESULTS_UPDATE)) == 0)
		return;
	buf_reset(b);
	buf_adds(b, "* ESEARCH (TAG ");
	quote_string(b, dispatch_tag(s));
	if (r->mailbox.p != NULL) {
		buf_adds(b, " MAILBOX ");
		mailname_write(s, b, r->mailbox);
		buf_addf(b, " UIDVALIDITY %lu",
		    (unsigned long)box_uidvalidity(s->view.box));
	}
	buf_addc(b, ')');
	if (s->uid)
		buf_adds(b, " UID");
	if ((r->give & RESULTS_MIN) != 0 && r->n > 0)
		buf_addf(b, " MIN %lu", (unsigned long)number(s, r->found[0]));
	if ((r->give & RESULTS_MAX) != 0 && r->n > 0)
		buf_addf(b, " MAX %lu",
		    (unsigned long)number(s, r->found[r->n - 1]));
	if ((r->give & RESULTS_ALL) != 0 && r->n > 0) {
		buf_adds(b, " ALL ");
		write_set(s, r, 0, r->n);
	}
	if ((r->give & RESULTS_PARTIAL) != 0)
		write_partial(s, r);
	if ((r->give & RESULTS_COUNT) != 0)
		buf_addf(b, " COUNT %zu", r->n);
	if ((r->give & RESULTS_RELEVANCY) != 0 && r->n > 0)
		write_scores(s, r);
	if (r->modseqs && r->n > 0)
		buf_addf(b, " MODSEQ %llu", (unsigned long long)highest(s, r));
	buf_adds(b, "\r\n");
	session_say(s);
}

/* RFC 5182 2.1: what is saved; with MIN or MAX alone only these, and with
 * PARTIAL that part (RFC 9394 3.1). */
static void
save(struct session *s, struct results *r)
{
	size_t from = 0, to = r->n, i;

	if ((r->give & RESULTS_SAVE) == 0)
		return;
	if ((r->give & RESULTS_PARTIAL) != 0)
		results_slice(&r->partial, r->n, &from, &to);
	if ((r->give & (RESULTS_MIN | RESULTS_MAX)) != 0 &&
	    (r->give & (RESULTS_ALL | RESULTS_COUNT | RESULTS_PARTIAL)) == 0 &&
	    r->n > 0) {
		if ((r->give & RESULTS_MIN) == 0)
			r->found[0] = r->found[r->n - 1];
		r->found[1 % r->n] = r->found[r->n - 1];
		to = (r->give & RESULTS_MIN) != 0 && (r->give & RESULTS_MAX)
		    != 0 && r->n > 1 ? 2 : 1;
	}
	if (to > from)
		qsort(r->found + from, to - from, sizeof(*r->found),
		    by_number);
	seqset_reset(&s->view.saved);
	for (i = from; i < to; i++)
		seqset_add(&s->view.saved,
		    box_message(s->view.box, r->found[i])->uid);
}

void
results_tell(struct session *s, struct results *r, const char *name)
{
	if (!r->extended && (s->enabled & ENABLED_REV2) != 0 &&
	    span_eq(span_str(name), SPAN("SEARCH"))) {
		r->extended = true;      /* RFC 9051 6.4.4 */
		r->give = RESULTS_ALL;
	}
	if (r->extended)
		write_extended(s, r);
	else
		write_plain(s, r, name);
	save(s, r);
}
