/* ESEARCH (RFC 7377): one search in several mailboxes, none of which need be
 * selected.
 *
 *     "ESEARCH" [SP "IN" SP "(" which *(SP which) ")"] [SP "RETURN" ...]
 *         SP program
 *
 * The selected mailbox is searched as the client knows it; for each of the
 * others the view is put aside for as long as it takes.
 * SPDX-License-Identifier: ISC */
#include "base/log.h"
#include "commands.h"
#include "../dispatch.h"
#include "../find.h"
#include "../listing.h"
#include "../notify/request.h"
#include "../results.h"
#include "../session.h"

#define MAILBOXES_MAX 20000

struct multi {
	struct request sources;
	bool selected, others;   /* which of them are asked for */
	struct results options;  /* RETURN, as it was given */
	struct span text;        /* the program */
	struct search program;
};

static int
sources(struct session *s, struct multi *m, struct args *args)
{
	struct request *r = &m->sources;

	r->groups = pool_get(&r->pool, REQUEST_GROUPS_MAX *
	    sizeof(*r->groups));
	if (!span_istarts(args->rest, SPAN("IN ("))) {
		m->selected = true;
		return 0;
	}
	args->rest = span_from(args->rest, 4);
	do {
		if (r->n == REQUEST_GROUPS_MAX)
			return args_fail(args, "too many kinds of mailboxes");
		if (request_which(s, r, args, &r->groups[r->n]) == -1)
			return -1;
		if (r->groups[r->n].which == WHICH_DELAYED)
			return args_fail(args, "SELECTED-DELAYED is for "
			    "NOTIFY");
		if (r->groups[r->n++].which == WHICH_SELECTED)
			m->selected = true;
		else
			m->others = true;
	} while (args_maybe(args, ' '));
	return args_char(args, ')') == -1 ? -1 : args_space(args);
}

/* RFC 7377 2.2: what can only be said of the selected mailbox. */
static int
check(struct session *s, const struct multi *m, struct args *args)
{
	if (m->selected && s->view.box == NULL)
		return args_fail(args, "no mailbox is selected");
	if ((m->options.give & RESULTS_SAVE) != 0 && m->others)
		return args_fail(args, "SAVE is for the selected mailbox");
	if ((m->options.give & RESULTS_UPDATE) != 0 && (s->view.box == NULL ||
	    contexts_has(s, dispatch_tag(s))))
		return args_fail(args, "UPDATE is for a selected mailbox and a "
		    "new tag");
	return 0;
}

static int
parse(struct session *s, struct multi *m, struct args *args)
{
	if (args_space(args) == -1 || sources(s, m, args) == -1 ||
	    results_options(&m->options, args) == -1 ||
	    check(s, m, args) == -1)
		return -1;
	if (!m->options.extended)
		m->options.give = RESULTS_ALL;
	m->options.extended = true;
	m->text = args->rest;
	return 0;
}

/* In the mailbox that is the view's now. */
static enum reply
search_here(struct session *s, struct multi *m, struct span name, bool own)
{
	struct results r = m->options;
	enum reply reply = find_all(s, &m->program, &r);
	const char *why = NULL;

	r.mailbox = name;
	if (!own)
		r.give &= ~(unsigned)(RESULTS_SAVE | RESULTS_UPDATE);
	/* First: SAVE leaves of the results what it saves. */
	if (reply == REPLY_OK && own && (m->options.give & RESULTS_UPDATE))
		why = contexts_add(s, &m->program, m->text, &r, false);
	/* Of those without a match nothing is said; but "$" is then empty. */
	if (reply == REPLY_OK && (r.n > 0 || (r.give & RESULTS_SAVE) != 0)) {
		if (r.n == 0)
			r.give = RESULTS_SAVE;
		results_tell(s, &r, "SEARCH");
	}
	if (why != NULL)
		contexts_refuse(s, why);
	results_done(&r);
	return reply;
}

/* One that cannot be read is passed over (RFC 7377 2.2). */
static enum reply
search_there(struct session *s, struct multi *m, struct span name)
{
	struct view kept = s->view;
	enum reply reply = REPLY_OK;
	struct place place;

	place_of(s, name, &place);
	view_init(&s->view);
	if (place_open(s, &place, BOX_READ, &s->view.box) == 1) {
		buf_add(&s->view.name, place.full);
		reply = search_here(s, m, place.full, false);
	} else {
		s->view.box = NULL;
		if (s->err.kind != ERR_PERM && s->err.kind != ERR_NONE)
			log_reason("esearch", s->err.text);
		s->err = ERR_INIT;
	}
	view_done(&s->view);
	s->view = kept;
	return reply;
}

static bool
is_asked(struct session *s, const struct multi *m, const struct listed *l)
{
	size_t i;

	for (i = 0; i < m->sources.n; i++)
		if (request_covers(s, &m->sources.groups[i], l))
			return l->exists;
	return false;
}

static enum reply
search_all(struct session *s, struct multi *m)
{
	struct span own = s->view.box == NULL ? span_of(NULL, 0) :
	    pool_span(&s->pool, buf_span(&s->view.name));
	enum reply reply = REPLY_OK;
	struct listing l;
	size_t i, searched = 0;

	listing_init(&l);
	if (m->others && listing_read(s, &l) == -1)
		reply = reply_of(&s->err);
	for (i = 0; i < l.n && reply == REPLY_OK && s->out.sys == 0; i++) {
		if (!is_asked(s, m, &l.names[i]))
			continue;
		if (++searched > MAILBOXES_MAX)
			reply = REPLY_LIMIT;
		else if (own.p != NULL && span_eq(l.names[i].name, own))
			m->selected = true;
		else
			reply = search_there(s, m, l.names[i].name);
	}
	listing_done(&l);
	if (reply != REPLY_OK)
		return reply;
	if (m->selected)
		return view_load(s) == -1 ? REPLY_NOTHING :
		    search_here(s, m, own, true);
	if ((m->options.give & RESULTS_UPDATE) != 0)
		contexts_refuse(s, "only the selected mailbox is kept up to "
		    "date");
	return REPLY_OK;
}

enum reply
cmd_esearch(struct session *s, struct args *args)
{
	struct multi *m = pool_get(&s->pool, sizeof(*m));
	enum reply reply;

	request_init(&m->sources);
	results_init(&m->options);
	s->uid = true;
	if (parse(s, m, args) == -1)
		reply = REPLY_SYNTAX;
	else if (search_parse(&m->program, args, &s->pool, &s->err) == -1)
		reply = command_search_refused(s);
	else {
		m->program.beyond = true;        /* RFC 7377 2 */
		reply = search_all(s, m);
	}
	search_done(&m->program);
	request_done(&m->sources);
	return reply;
}
