/* request - see request.h.
 *
 *     "SET" [SP "STATUS"] 1*(SP "(" which SP ("NONE" / "(" events ")") ")")
 * SPDX-License-Identifier: ISC */
#include "request.h"

#include <stdlib.h>
#include <string.h>

#include "../fetch/items.h"
#include "../listing.h"
#include "../mailname.h"
#include "../session.h"

void
request_init(struct request *r)
{
	memset(r, 0, sizeof(*r));
	pool_init(&r->pool);
}

void
request_done(struct request *r)
{
	pool_done(&r->pool);
}

static const struct {
	struct span name;
	unsigned event;
} events[] = {
	{ { "FlagChange", 10 }, EVENT_FLAGS },
	{ { "MailboxMetadataChange", 21 }, EVENT_METADATA },
	{ { "MailboxName", 11 }, EVENT_NAME },
	{ { "MessageExpunge", 14 }, EVENT_EXPUNGE },
	{ { "MessageNew", 10 }, EVENT_NEW },
	{ { "ServerMetadataChange", 20 }, EVENT_SERVER },
	{ { "SubscriptionChange", 18 }, EVENT_SUBSCRIPTION },
};

static const struct {
	struct span name;
	enum request_which which;
} whiches[] = {
	{ { "SELECTED", 8 }, WHICH_SELECTED },
	{ { "SELECTED-DELAYED", 16 }, WHICH_DELAYED },
	{ { "INBOXES", 7 }, WHICH_INBOXES },
	{ { "PERSONAL", 8 }, WHICH_PERSONAL },
	{ { "SUBSCRIBED", 10 }, WHICH_SUBSCRIBED },
	{ { "SUBTREE", 7 }, WHICH_SUBTREE },
	{ { "MAILBOXES", 9 }, WHICH_MAILBOXES },
	{ { "SUBTREE-ONE", 11 }, WHICH_SUBTREE_ONE },
};

/* Behind MessageNew: what to FETCH. The text is kept and read again for each
 * telling, since the list itself is large. */
static int
items(struct request *r, struct args *args, bool selected)
{
	struct fetch_list *list;
	struct span start;

	if (!span_starts(args->rest, SPAN(" (")))
		return 0;
	if (!selected)
		return args_fail(args, "FETCH items are for SELECTED only");
	args->rest = span_from(args->rest, 1);
	start = args->rest;
	list = pool_get(args->pool, sizeof(*list));
	if (fetch_parse(list, args) == -1)
		return -1;
	r->items = pool_span(&r->pool, span_sub(start, 0,
	    start.n - args->rest.n));
	return 0;
}

static enum request_fault
event(struct request *r, struct args *args, bool selected, unsigned *out)
{
	struct span word;
	size_t i;

	if (args_word(args, &word) == -1)
		return REQUEST_BAD;
	for (i = 0; i < LENGTH(events); i++)
		if (span_ieq(word, events[i].name))
			break;
	if (i == LENGTH(events))
		return REQUEST_EVENT;
	if (selected && (events[i].event & EVENT_MESSAGES) == 0) {
		args_fail(args, "only message events are for SELECTED");
		return REQUEST_BAD;
	}
	*out |= events[i].event;
	return events[i].event == EVENT_NEW && items(r, args, selected) == -1 ?
	    REQUEST_BAD : REQUEST_GOOD;
}

/* RFC 5465 5: MessageNew and MessageExpunge go together, and FlagChange goes
 * with them. */
static enum request_fault
all_events(struct request *r, struct args *args, bool selected, unsigned *out)
{
	unsigned both = EVENT_NEW | EVENT_EXPUNGE;
	enum request_fault fault;

	*out = 0;
	if (span_istarts(args->rest, SPAN("NONE"))) {
		args->rest = span_from(args->rest, 4);
		return REQUEST_GOOD;
	}
	if (args_char(args, '(') == -1)
		return REQUEST_BAD;
	do {
		fault = event(r, args, selected, out);
		if (fault != REQUEST_GOOD)
			return fault;
	} while (args_maybe(args, ' '));
	if ((*out & EVENT_MESSAGES) != 0 && (*out & both) != both) {
		args_fail(args, "MessageNew and MessageExpunge go together");
		return REQUEST_BAD;
	}
	return args_char(args, ')') == -1 ? REQUEST_BAD : REQUEST_GOOD;
}

struct found {
	struct found *next;
	struct span name;
};

static int
one_name(struct session *s, struct request *r, struct args *args,
    struct found **list, size_t *n)
{
	struct found *f = pool_get(args->pool, sizeof(*f));
	struct place place;
	struct span full;

	if (mailname_take(s, args, &full) == -1)
		return -1;
	place_of(s, full, &place);
	f->name = pool_span(&r->pool, place.full);
	f->next = *list;
	*list = f;
	++*n;
	return 0;
}

static int
by_name(const void *a, const void *b)
{
	return span_cmp(*(const struct span *)a, *(const struct span *)b);
}

/* SP mailbox / SP "(" mailbox *(SP mailbox) ")" */
static int
names(struct session *s, struct request *r, struct args *args,
    struct request_group *g)
{
	struct found *list = NULL;
	size_t n = 0;

	if (args_space(args) == -1)
		return -1;
	if (args_maybe(args, '(')) {
		do
			if (one_name(s, r, args, &list, &n) == -1)
				return -1;
		while (args_maybe(args, ' '));
		if (args_char(args, ')') == -1)
			return -1;
	} else if (one_name(s, r, args, &list, &n) == -1)
		return -1;
	g->names = pool_get(&r->pool, n * sizeof(*g->names));
	for (g->n = 0; list != NULL; list = list->next)
		g->names[g->n++] = list->name;
	qsort(g->names, g->n, sizeof(*g->names), by_name);
	return 0;
}

int
request_which(struct session *s, struct request *r, struct args *args,
    struct request_group *g)
{
	struct span word;
	size_t i;

	*g = (struct request_group){ .n = 0 };
	if (args_word(args, &word) == -1)
		return -1;
	for (i = 0; i < LENGTH(whiches); i++)
		if (span_ieq(word, whiches[i].name))
			break;
	if (i == LENGTH(whiches))
		return args_fail(args, "unknown kind of mailboxes");
	g->which = whiches[i].which;
	return g->which >= WHICH_SUBTREE ? names(s, r, args, g) : 0;
}

static enum request_fault
group(struct session *s, struct request *r, struct args *args)
{
	struct request_group *g = &r->groups[r->n];
	enum request_fault fault;
	bool selected;

	if (args_char(args, '(') == -1 || request_which(s, r, args, g) == -1)
		return REQUEST_BAD;
	if (g->which == WHICH_SUBTREE_ONE) {
		args_fail(args, "SUBTREE-ONE is for ESEARCH");
		return REQUEST_BAD;
	}
	selected = g->which == WHICH_SELECTED || g->which == WHICH_DELAYED;
	if (selected && r->has_selected) {
		args_fail(args, "SELECTED twice");
		return REQUEST_BAD;
	}
	if (args_space(args) == -1)
		return REQUEST_BAD;
	fault = all_events(r, args, selected, &g->events);
	if (fault != REQUEST_GOOD || args_char(args, ')') == -1)
		return fault != REQUEST_GOOD ? fault : REQUEST_BAD;
	if (selected) {
		r->has_selected = true;
		r->delayed = g->which == WHICH_DELAYED;
		r->selected = g->events;
	} else {
		r->events |= g->events;
		r->n++;
	}
	return REQUEST_GOOD;
}

enum request_fault
request_parse(struct session *s, struct request *r, struct args *args)
{
	enum request_fault fault;

	r->groups = pool_get(&r->pool, REQUEST_GROUPS_MAX *
	    sizeof(*r->groups));
	if (span_istarts(args->rest, SPAN(" STATUS "))) {
		args->rest = span_from(args->rest, 7);
		r->status = true;
	}
	do {
		if (r->n == REQUEST_GROUPS_MAX) {
			args_fail(args, "too many groups");
			return REQUEST_BAD;
		}
		if (args_space(args) == -1)
			return REQUEST_BAD;
		fault = group(s, r, args);
		if (fault != REQUEST_GOOD)
			return fault;
	} while (!args_at_end(args));
	return REQUEST_GOOD;
}

static bool
has(const struct request_group *g, struct span name)
{
	return bsearch(&name, g->names, g->n, sizeof(*g->names), by_name) !=
	    NULL;
}

/* The name, or for SUBTREE one above it. */
static bool
is_in(const struct request_group *g, struct span name, char between)
{
	size_t dot = span_rfind(name, between);

	if (has(g, name))
		return true;
	if (g->which == WHICH_SUBTREE_ONE)
		return dot < name.n && has(g, span_sub(name, 0, dot));
	if (g->which != WHICH_SUBTREE)
		return false;
	for (dot = span_find(name, 0, between); dot < name.n;
	    dot = span_find(name, dot + 1, between))
		if (has(g, span_sub(name, 0, dot)))
			return true;
	return false;
}

bool
request_covers(struct session *s, const struct request_group *g,
    const struct listed *m)
{
	struct place place;

	switch (g->which) {
	case WHICH_SELECTED:
	case WHICH_DELAYED:
		return false;
	case WHICH_SUBSCRIBED:
		return m->subscribed;
	case WHICH_SUBTREE:
	case WHICH_SUBTREE_ONE:
	case WHICH_MAILBOXES:
		return is_in(g, m->name, s->spaces.separator);
	default:
		/* Mail may be delivered to any of one's own. */
		place_of(s, m->name, &place);
		return place.space->kind == SPACE_PERSONAL;
	}
}

unsigned
request_events(struct session *s, const struct request *r,
    const struct listed *m)
{
	unsigned found = 0;
	size_t i;

	for (i = 0; i < r->n; i++)
		if ((r->groups[i].events & ~found) != 0 &&
		    request_covers(s, &r->groups[i], m))
			found |= r->groups[i].events;
	return found;
}
