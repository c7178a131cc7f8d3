/* context - see context.h.
 * SPDX-License-Identifier: ISC */
#include "context.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"
#include "command/commands.h"
#include "dispatch.h"
#include "fetch/items.h"
#include "find.h"
#include "imap/quote.h"
#include "results.h"
#include "session.h"
#include "sortkey.h"
#include "text/keysort.h"

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

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

/* The UIDs of the results, in their order; and as a set, whatever that is. */
static void
choose(struct session *s, struct context *x, const struct results *r)
{
	uint32_t *uids = mem_resize(NULL, r->n + 1, sizeof(*uids));
	size_t i;

	for (i = 0; i < r->n; i++)
		uids[i] = box_message(s->view.box, r->found[i])->uid;
	if (x->sorted) {
		x->ranked.uids = mem_resize(NULL, r->n + 1, sizeof(*uids));
		x->ranked.n = r->n;
		memcpy(x->ranked.uids, uids, r->n * sizeof(*uids));
		qsort(uids, r->n, sizeof(*uids), by_number);
	}
	seqset_init(&x->chosen);
	for (i = 0; i < r->n; i++)
		seqset_add(&x->chosen, uids[i]);
	free(uids);
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

static void
tell_out(struct session *s, struct context *x, const struct seqset *out,
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
		tell_out(s, x, &out, &how);
		seqset_done(&out);
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
    size_t n, struct sortkey *order, struct results *out)
{
	struct search search = { .root = NULL };
	struct span text = span_of(x->program, x->program_n);
	struct args args;
	int r = -1;

	args_init(&args, text, &s->pool);
	if ((x->sorted ? sortkey_parse(order, &args) == 0 &&
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
	struct sortkey *order;           /* if sorted, and then ... */
	struct keysort *list;            /* ... what comes, by its key */
	size_t n_list;
	struct results in;               /* indices that come */
	struct seqset in_uids, out_uids;
};

/* Who of the touched comes, and who goes. */
static void
compare(struct session *s, struct turn *t, const size_t *which, size_t n,
    const struct results *found)
{
	size_t i, k = 0;

	for (i = 0; i < n; i++) {
		uint32_t uid = box_message(s->view.box, which[i])->uid;
		bool is = k < found->n && found->found[k] == which[i];
		bool was = seqset_has(&t->x->chosen, uid);

		k += is;
		if (is && !was)
			results_add(&t->in, which[i]);
		else if (was && !is)
			seqset_add(&t->out_uids, uid);
	}
}

/* In a SORT what has no key any more does not come. */
static void
admit(struct session *s, struct turn *t)
{
	size_t i;

	if (t->x->sorted) {
		t->list = mem_zero(t->in.n + 1, sizeof(*t->list));
		if (sortkey_collect(s, t->order, &t->in, t->list,
		    &t->n_list) == -1)
			log_reason("sort", s->err.text);
		s->err = ERR_INIT;
		for (i = 0; i < t->n_list; i++)
			t->in.found[i] = t->list[i].what;
		t->in.n = t->n_list;
		keysort(t->list, t->n_list);
	}
	for (i = 0; i < t->in.n; i++)
		seqset_add(&t->in_uids,
		    box_message(s->view.box, t->in.found[i])->uid);
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
		ranked_insert(&t->x->ranked, &s->text, s, t->order, t->list,
		    t->n_list, how);
	else
		write_set(s, &t->in_uids, how);
	end(s);
}

static void
settle(struct session *s, struct turn *t, const size_t *which, size_t n,
    const struct results *found, size_t first_new)
{
	struct ranked_number how = { .s = s, .uid = t->x->uid };

	results_init(&t->in);
	seqset_init(&t->in_uids);
	seqset_init(&t->out_uids);
	compare(s, t, which, n, found);
	admit(s, t);
	rebuild(s, t);
	fetch_added(s, t->x, &t->in_uids, first_new);
	tell_out(s, t->x, &t->out_uids, &how);
	tell_in(s, t, &how);
	results_done(&t->in);
	free(t->list);
	seqset_done(&t->in_uids);
	seqset_done(&t->out_uids);
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
		struct turn t = { .x = s->view.contexts.all[k] };

		t.order = t.x->sorted ? pool_get(&s->pool, sizeof(*t.order)) :
		    NULL;
		results_init(&found);
		if (search_again(s, t.x, which, n, t.order, &found) == 0)
			settle(s, &t, which, n, &found,
			    box_count(s->view.box) - c->n_added);
		results_done(&found);
	}
	free(which);
}
