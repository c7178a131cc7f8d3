/* context - see context.h.
 * SPDX-License-Identifier: ISC */
#include "context.h"

#include <stdlib.h>

#include "base/log.h"
#include "base/mem.h"
#include "command/commands.h"
#include "dispatch.h"
#include "fetch/items.h"
#include "find.h"
#include "imap/quote.h"
#include "results.h"
#include "session.h"

static void
free_context(struct context *x)
{
	free(x->tag);
	free(x->program);
	free(x->items);
	seqset_done(&x->chosen);
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

const char *
contexts_add(struct session *s, const struct search *search,
    struct span program, const struct results *r)
{
	struct contexts *c = &s->view.contexts;
	struct span tag = dispatch_tag(s);
	struct context *x;
	size_t i;

	if (c->n == CONTEXTS_MAX)
		return "too many searches are kept up to date";
	if (is_fleeting(search->root))
		return "message numbers, $ and ages cannot be kept up to date";
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
	seqset_init(&x->chosen);
	for (i = 0; i < r->n; i++)
		seqset_add(&x->chosen,
		    box_message(s->view.box, r->found[i])->uid);
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

/* "* ESEARCH (TAG "x") UID ADDTO (0 1:3)"; nothing of an empty set. */
static void
write_set(struct session *s, const struct context *x, const char *word,
    const struct seqset *set)
{
	struct buf *b = &s->text;

	if (set->n == 0)
		return;
	buf_reset(b);
	buf_adds(b, "* ESEARCH (TAG ");
	quote_string(b, span_of(x->tag, x->tag_n));
	buf_addf(b, ")%s %s (0 ", x->uid ? " UID" : "", word);
	seqset_write(b, set);
	buf_adds(b, ")\r\n");
	session_say(s);
}

/* Numbers are those that hold before the EXPUNGE responses: those that stay,
 * and those that go before it. */
void
contexts_tell_gone(struct session *s, const struct box_changes *c)
{
	struct seqset gone;
	size_t k, i;

	if (c->n_gone == 0)
		return;
	for (k = 0; k < s->view.contexts.n; k++) {
		struct context *x = s->view.contexts.all[k];

		seqset_init(&gone);
		for (i = 0; i < c->n_gone; i++)
			if (seqset_has(&x->chosen, c->gone[i]))
				seqset_add(&gone, x->uid ? c->gone[i] :
				    (uint32_t)(box_find(s->view.box,
				    c->gone[i]) + i + 1));
		write_set(s, x, "REMOVEFROM", &gone);
		seqset_done(&gone);
	}
}

/* Those that are to be searched again, in ascending order: their indices. */
static size_t *
touched(struct session *s, const struct box_changes *c, size_t *n_out)
{
	size_t n = box_count(s->view.box), i, at;
	size_t *out = mem_alloc((c->n_marked + c->n_added + 1) *
	    sizeof(*out));

	*n_out = 0;
	for (i = 0; i < c->n_marked; i++) {
		at = box_find(s->view.box, c->marked[i]);
		if (at < n && box_message(s->view.box, at)->uid ==
		    c->marked[i])
			out[(*n_out)++] = at;
	}
	for (i = n - c->n_added; i < n; i++)
		out[(*n_out)++] = i;
	return out;
}

/* The program once more, for these alone: 0, or -1 when that failed. */
static int
search_again(struct session *s, const struct context *x, const size_t *which,
    size_t n, struct results *out)
{
	struct search search = { .root = NULL };
	struct span text = span_of(x->program, x->program_n);
	struct args args;
	int r = -1;

	args_init(&args, text, &s->pool);
	if (search_parse(&search, &args, &s->pool, &s->err) == 0 &&
	    find_some(s, &search, which, n, out) == REPLY_OK)
		r = 0;
	else
		log_reason("search", s->err.text);
	s->err = ERR_INIT;
	search_done(&search);
	return r;
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

/* What comes of the touched ones: all that was and is chosen, in order. */
static void
settle(struct session *s, struct context *x, const size_t *which, size_t n,
    const struct results *found, size_t first_new)
{
	struct seqset in, out, in_uids, all;
	uint32_t uid = 0;
	size_t i, k = 0;

	seqset_init(&in);
	seqset_init(&out);
	seqset_init(&in_uids);
	seqset_init(&all);
	for (i = 0; i < n; i++) {
		uint32_t number = (uint32_t)which[i] + 1;
		bool is, was;

		uid = box_message(s->view.box, which[i])->uid;
		is = k < found->n && found->found[k] == which[i];
		k += is;
		was = seqset_has(&x->chosen, uid);
		if (is && !was) {
			seqset_add(&in, x->uid ? uid : number);
			seqset_add(&in_uids, uid);
		} else if (was && !is)
			seqset_add(&out, x->uid ? uid : number);
	}
	if (in.n > 0 || out.n > 0) {
		/* The new set, by one walk over the box. */
		for (i = 0, k = 0; i < box_count(s->view.box); i++) {
			bool is;

			uid = box_message(s->view.box, i)->uid;
			is = seqset_has(&x->chosen, uid);
			if (k < n && which[k] == i) {
				is = seqset_has(&in_uids, uid) || (is &&
				    !seqset_has(&out, x->uid ? uid :
				    (uint32_t)i + 1));
				k++;
			}
			if (is)
				seqset_add(&all, uid);
		}
		seqset_copy(&x->chosen, &all);
	}
	fetch_added(s, x, &in_uids, first_new);
	write_set(s, x, "REMOVEFROM", &out);
	write_set(s, x, "ADDTO", &in);
	seqset_done(&in);
	seqset_done(&out);
	seqset_done(&in_uids);
	seqset_done(&all);
}

void
contexts_tell_changed(struct session *s, const struct box_changes *c)
{
	struct results found;
	size_t *which, n, k;

	if (s->view.contexts.n == 0 || c->n_marked + c->n_added == 0)
		return;
	which = touched(s, c, &n);
	for (k = 0; k < s->view.contexts.n; k++) {
		struct context *x = s->view.contexts.all[k];

		results_init(&found);
		if (search_again(s, x, which, n, &found) == 0)
			settle(s, x, which, n, &found,
			    box_count(s->view.box) - c->n_added);
		results_done(&found);
	}
	free(which);
}
