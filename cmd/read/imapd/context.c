/* context - see context.h.
 * SPDX-License-Identifier: ISC */
#include "context.h"

#include <stdlib.h>

#include "base/log.h"
#include "base/mem.h"
#include "contextturn.h"
#include "dispatch.h"
#include "find.h"
#include "imap/quote.h"
#include "order/sorting.h"
#include "results.h"
#include "session.h"

static void
free_context(struct context *x)
{
	free(x->tag);
	free(x->program);
	free(x->items);
	seqset_done(&x->chosen);
	ranked_done(&x->ranked);
	free(x);
}

void
contexts_done(struct contexts *c)
{
	while (c->n > 0)
		free_context(c->all[--c->n]);
}

static size_t
find_tag(const struct contexts *c, struct span tag)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (span_eq(span_of(c->all[i]->tag, c->all[i]->tag_n), tag))
			break;
	return i;
}

bool
contexts_has(const struct session *s, struct span tag)
{
	return find_tag(&s->view.contexts, tag) < s->view.contexts.n;
}

int
contexts_check(struct session *s, unsigned give, struct args *args)
{
	if ((give & RESULTS_UPDATE) != 0 && contexts_has(s, dispatch_tag(s)))
		return args_fail(args, "a search of that tag is kept up to "
		    "date");
	return 0;
}

/* Is there a key whose answer changes while the message does not? */
static bool
is_fleeting(const struct search_key *k)
{
	for (; k != NULL; k = k->next)
		if (k->kind == SEARCH_SEQ || k->kind == SEARCH_SAVED ||
		    k->kind == SEARCH_OLDER || k->kind == SEARCH_YOUNGER ||
		    is_fleeting(k->first))
			return true;
	return false;
}

/* Behind the messages that the contexts know of. */
static size_t
first_unknown(const struct session *s)
{
	uint32_t seen = s->view.contexts.seen;

	return seen == UINT32_MAX ? view_count(&s->view) :
	    box_find(s->view.box, seen + 1);
}

static void
note_seen(struct session *s)
{
	size_t n = view_count(&s->view);

	s->view.contexts.seen = n == 0 ? 0 :
	    box_message(s->view.box, n - 1)->uid;
}

/* The UIDs of the results, in their order; and as a set, whatever that is. */
static void
choose(struct session *s, struct context *x, const struct results *r)
{
	struct seqset numbers;
	uint32_t k;
	size_t i;

	if (x->sorted)
		x->ranked.uids = mem_resize(NULL, r->n + 1,
		    sizeof(*x->ranked.uids));
	for (i = 0; x->sorted && i < r->n; i++)
		x->ranked.uids[x->ranked.n++] = box_message(s->view.box,
		    r->found[i])->uid;
	seqset_init(&numbers);
	results_numbers(r, &numbers);
	seqset_init(&x->chosen);
	for (k = seqset_from(&numbers, 1); k != 0;
	    k = seqset_from(&numbers, k + 1))
		seqset_add(&x->chosen, box_message(s->view.box, k - 1)->uid);
	seqset_done(&numbers);
}

const char *
contexts_add(struct session *s, const struct search *search,
    struct span program, const struct results *r, bool sorted)
{
	struct contexts *c = &s->view.contexts;
	struct span tag = dispatch_tag(s);
	struct context *x;

	if (c->n == CONTEXTS_MAX)
		return "too many searches are kept up to date";
	if (is_fleeting(search->root))
		return "message numbers, $ and ages cannot be kept up to date";
	note_seen(s);
	x = mem_zero(1, sizeof(*x));
	x->tag = span_dup(tag);
	x->tag_n = tag.n;
	x->program = span_dup(program);
	x->program_n = program.n;
	if (r->update_items.p != NULL) {
		x->items = span_dup(r->update_items);
		x->items_n = r->update_items.n;
	}
	x->uid = s->uid;
	x->sorted = sorted;
	choose(s, x, r);
	c->all[c->n++] = x;
	return NULL;
}

void
contexts_refuse(struct session *s, const char *why)
{
	struct buf *b = &s->text;

	buf_reset(b);
	buf_adds(b, "* NO [NOUPDATE ");
	quote_string(b, dispatch_tag(s));
	buf_addf(b, "] %s\r\n", why);
	session_say(s);
}

void
contexts_cancel(struct session *s, struct span tag)
{
	struct contexts *c = &s->view.contexts;
	size_t i = find_tag(c, tag);

	if (i == c->n)
		return;
	free_context(c->all[i]);
	c->all[i] = c->all[--c->n];
}

/* Numbers are those that hold before the EXPUNGE responses. */
void
contexts_tell_gone(struct session *s, const struct box_changes *c)
{
	struct seqset out;
	size_t k, i;

	if (c->n_gone == 0)
		return;
	for (k = 0; k < s->view.contexts.n; k++) {
		struct context *x = s->view.contexts.all[k];
		struct ranked_number how = { s, x->uid, c->gone, c->n_gone };

		seqset_init(&out);
		for (i = 0; i < c->n_gone; i++)
			if (seqset_has(&x->chosen, c->gone[i]))
				seqset_add(&out, c->gone[i]);
		contextturn_out(s, x, &out, &how);
		seqset_done(&out);
	}
}

/* Those that are to be searched again, in ascending order: their indices. What
 * is kept back (delay-newmail) waits for its EXISTS. */
static size_t *
touched(struct session *s, const struct box_changes *c, size_t *n_out)
{
	size_t n = view_count(&s->view), first = first_unknown(s), i, at;
	size_t *out = mem_alloc((c->n_marked + n - first + 1) *
	    sizeof(*out));

	*n_out = 0;
	for (i = 0; i < c->n_marked; i++) {
		at = box_find(s->view.box, c->marked[i]);
		if (at < first && box_message(s->view.box, at)->uid ==
		    c->marked[i])
			out[(*n_out)++] = at;
	}
	for (i = first; i < n; i++)
		out[(*n_out)++] = i;
	return out;
}

/* The program once more, for these alone: 0, or -1 when that failed. */
static int
search_again(struct session *s, const struct context *x, const size_t *which,
    size_t n, struct sorting *order, struct results *out)
{
	struct search search = { .root = NULL };
	struct span text = span_of(x->program, x->program_n);
	struct args args;
	int r = -1;

	args_init(&args, text, &s->pool);
	if ((x->sorted ? sorting_parse(order, &args) == 0 &&
	    search_parse_charset(&search, &args, &s->pool, &s->err) == 0 :
	    search_parse(&search, &args, &s->pool, &s->err) == 0) &&
	    find_some(s, &search, which, n, out) == REPLY_OK)
		r = 0;
	else
		log_reason("search", s->err.text);
	s->err = ERR_INIT;
	search_done(&search);
	return r;
}

void
contexts_tell_changed(struct session *s, const struct box_changes *c)
{
	size_t *which, n, k, first;
	struct results found;

	if (s->view.contexts.n == 0)
		return;
	first = first_unknown(s);
	which = touched(s, c, &n);
	for (k = 0; n > 0 && k < s->view.contexts.n; k++) {
		struct context *x = s->view.contexts.all[k];
		struct sorting *order = x->sorted ?
		    pool_get(&s->pool, sizeof(*order)) : NULL;

		results_init(&found);
		if (search_again(s, x, which, n, order, &found) == 0)
			contextturn_settle(s, x, order,
			    &(struct contextturn){ which, n, &found, first });
		results_done(&found);
	}
	free(which);
	note_seen(s);
}
