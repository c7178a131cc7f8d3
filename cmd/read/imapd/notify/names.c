/* names - see names.h. Two listings, both sorted, are walked side by side. A
 * name that has come and one that has gone are a renamed mailbox when their
 * directory is the same one.
 * SPDX-License-Identifier: ISC */
#include "names.h"

#include <stdlib.h>
#include <string.h>

#include "../mailname.h"
#include "../session.h"
#include "base/log.h"
#include "base/mem.h"
#include "boxes.h"
#include "notify.h"
#include "os/clock.h"

/* The old state beside the new one. */
struct turn {
	struct session *s;
	struct notify *n;                /* has the new one */
	struct listing old;
	struct notify_box *old_boxes;
	bool tell, changed;
	size_t *came, *went;             /* numbers in either listing */
	size_t n_came, n_went;
	size_t told_parent;              /* told last; SIZE_MAX */
};

static void
attribute(struct buf *b, bool is, const char *name)
{
	if (!is)
		return;
	if (b->p[b->len - 1] != '(')
		buf_addc(b, ' ');
	buf_adds(b, name);
}

static void
write_name(struct session *s, const struct listed *m, struct span old)
{
	struct buf *b = &s->text;

	buf_reset(b);
	buf_adds(b, "* LIST (");
	attribute(b, !m->in_tree, "\\NonExistent");
	attribute(b, m->in_tree && !m->exists, "\\Noselect");
	attribute(b, m->in_tree && m->children, "\\HasChildren");
	attribute(b, m->in_tree && !m->children, "\\HasNoChildren");
	attribute(b, m->subscribed, "\\Subscribed");
	buf_addf(b, ") \"%c\" ", s->spaces.separator);
	mailname_write(s, b, m->name);
	if (old.p != NULL) {
		buf_adds(b, " (\"OLDNAME\" (");
		mailname_write(s, b, old);
		buf_adds(b, "))");
	}
	buf_adds(b, "\r\n");
	session_say(s);
}

static void
tell(struct turn *t, unsigned events, unsigned event, const struct listed *m)
{
	if (t->tell && (events & event) != 0)
		write_name(t->s, m, span_of(NULL, 0));
}

/* In both listings: what is different about it? */
static void
same_name(struct turn *t, size_t i, size_t o)
{
	struct notify_box *b = &t->n->boxes[i];
	const struct listed *new = &t->n->listing.names[i];
	const struct listed *old = &t->old.names[o];

	*b = t->old_boxes[o];
	b->events = (uint8_t)request_events(t->s, &t->n->request, new);
	/* SUBSCRIBED follows the subscriptions. */
	t->changed |= b->events != t->old_boxes[o].events;
	if (new->exists != old->exists) {
		t->changed = true;
		if (new->exists)
			t->came[t->n_came++] = i;
		else
			t->went[t->n_went++] = o;
	} else if (new->in_tree != old->in_tree) {
		tell(t, b->events, EVENT_NAME, new);
	} else if (new->subscribed != old->subscribed)
		tell(t, b->events | t->old_boxes[o].events,
		    EVENT_SUBSCRIPTION, new);
	if (new->exists != old->exists && new->subscribed != old->subscribed)
		tell(t, b->events, EVENT_SUBSCRIPTION, new);
}

static void
walk(struct turn *t)
{
	const struct listing *new = &t->n->listing, *old = &t->old;
	size_t i = 0, o = 0;

	while (i < new->n || o < old->n) {
		int order = i == new->n ? 1 : o == old->n ? -1 :
		    span_cmp(new->names[i].name, old->names[o].name);

		if (order == 0) {
			same_name(t, i++, o++);
			continue;
		}
		t->changed = true;
		if (order < 0) {
			t->n->boxes[i].events = (uint8_t)request_events(t->s,
			    &t->n->request, &new->names[i]);
			t->came[t->n_came++] = i++;
		} else
			t->went[t->n_went++] = o++;
	}
}

static struct span
parent_of(const struct turn *t, struct span name)
{
	size_t dot = span_rfind(name, t->s->spaces.separator);

	return dot == name.n ? span_of(NULL, 0) : span_sub(name, 0, dot);
}

static struct span
last_of(const struct turn *t, struct span name)
{
	size_t dot = span_rfind(name, t->s->spaces.separator);

	return dot == name.n ? name : span_from(name, dot + 1);
}

/* A mailbox's parent is affected too (RFC 5465 5.4). */
static void
tell_parent(struct turn *t, struct span name)
{
	struct span parent = parent_of(t, name);
	struct listed *m = parent.p == NULL ? NULL :
	    listing_find(&t->n->listing, parent);
	size_t i;

	if (m == NULL)
		return;
	i = (size_t)(m - t->n->listing.names);
	if (i == t->told_parent)
		return;
	t->told_parent = i;
	tell(t, t->n->boxes[i].events, EVENT_NAME, m);
}

/* Which gone one had this directory: its place in went, or n_went. */
static size_t
find_old(const struct turn *t, const struct notify_box *b)
{
	size_t k;

	for (k = 0; k < t->n_went; k++) {
		const struct notify_box *o = &t->old_boxes[t->went[k]];

		if (o->ino != 0 && o->ino == b->ino && o->made == b->made)
			return k;
	}
	return k;
}

#define RENAMES_MAX 1000             /* looked for at a time */

/* Renamed ones are told as such, and the children that went with them not at
 * all; came[] and went[] lose them. */
static void
take_renamed(struct turn *t)
{
	struct span *from = mem_zero(t->n_came + 1, sizeof(*from));
	size_t k, j, kept = 0;

	for (k = 0; k < t->n_came; k++) {
		size_t i = t->came[k], o = t->n_went;
		const struct listed *m = &t->n->listing.names[i];
		struct span old_name, parent = parent_of(t, m->name);

		if (m->exists)
			boxes_identify(t->s, i);
		if (m->exists && t->n_went <= RENAMES_MAX)
			o = find_old(t, &t->n->boxes[i]);
		if (o == t->n_went) {
			t->came[kept++] = i;
			continue;
		}
		old_name = t->old.names[t->went[o]].name;
		from[k] = old_name;
		for (j = 0; j < k && parent.p != NULL; j++)
			if (from[j].p != NULL && span_eq(parent_of(t,
			    old_name), from[j]) && span_eq(last_of(t,
			    old_name), last_of(t, m->name)))
				break;
		if ((parent.p == NULL || j == k) && t->tell &&
		    ((t->n->boxes[i].events | t->old_boxes[t->went[o]].events)
		    & EVENT_NAME) != 0)
			write_name(t->s, m, old_name);
		memmove(t->went + o, t->went + o + 1,
		    (--t->n_went - o) * sizeof(*t->went));
	}
	t->n_came = kept;
	free(from);
}

static void
tell_went(struct turn *t, size_t o)
{
	struct listed m = t->old.names[o];
	const struct listed *now = listing_find(&t->n->listing, m.name);

	m.exists = m.in_tree = false;
	m.subscribed = now != NULL && now->subscribed;
	if (now != NULL)
		m = *now;
	tell(t, t->old_boxes[o].events, EVENT_NAME, &m);
	if (now == NULL && t->old.names[o].subscribed)
		tell(t, t->old_boxes[o].events, EVENT_SUBSCRIPTION, &m);
	tell_parent(t, m.name);
}

static void
tell_changes(struct turn *t)
{
	size_t k;

	take_renamed(t);
	for (k = 0; k < t->n_came; k++) {
		size_t i = t->came[k];
		const struct listed *m = &t->n->listing.names[i];
		unsigned event = m->in_tree ? EVENT_NAME :
		    EVENT_SUBSCRIPTION;

		if (m->subscribed)
			event |= EVENT_SUBSCRIPTION;
		tell(t, t->n->boxes[i].events, event, m);
		if (m->exists)
			tell_parent(t, m->name);
	}
	for (k = 0; k < t->n_went; k++)
		tell_went(t, t->went[k]);
}

static size_t
count_wanted(const struct notify *n)
{
	size_t i, wanted = 0;

	for (i = 0; i < n->listing.n; i++)
		if (n->listing.names[i].exists &&
		    (n->boxes[i].events & EVENT_MESSAGES) != 0)
			wanted++;
	return wanted;
}

int
names_begin(struct session *s)
{
	struct notify *n = s->notify;
	size_t i;

	if (n->request.events == 0)
		return 0;
	if (listing_read(s, &n->listing) == -1)
		return -1;
	n->boxes = mem_zero(n->listing.n + 1, sizeof(*n->boxes));
	for (i = 0; i < n->listing.n; i++) {
		n->boxes[i].events = (uint8_t)request_events(s, &n->request,
		    &n->listing.names[i]);
		if (n->listing.names[i].exists &&
		    (n->request.events & EVENT_NAME) != 0)
			boxes_identify(s, i);
	}
	n->listed_ms = os_clock_ms();
	if (count_wanted(n) > NOTIFY_BOXES_MAX)
		return err_set(&s->err, ERR_LIMIT,
		    "so many mailboxes cannot be watched");
	boxes_watch(s);
	return 0;
}

static void
overflow(struct session *s)
{
	notify_none(s);
	wr_adds(&s->out, "* OK [NOTIFICATIONOVERFLOW] too many "
	    "mailboxes; nothing more is told\r\n");
}

void
names_look(struct session *s, bool tell_all)
{
	struct notify *n = s->notify;
	struct turn t = { .s = s, .n = n, .old = n->listing,
		.old_boxes = n->boxes, .tell = tell_all,
		.told_parent = SIZE_MAX };

	n->names_dirty = false;
	n->listed_ms = os_clock_ms();
	listing_init(&n->listing);
	if (listing_read(s, &n->listing) == -1) {
		log_reason("notify", s->err.text);
		s->err = ERR_INIT;
		listing_done(&n->listing);
		n->listing = t.old;
		return;
	}
	n->boxes = mem_zero(n->listing.n + 1, sizeof(*n->boxes));
	t.came = mem_alloc((n->listing.n + 1) * sizeof(*t.came));
	t.went = mem_alloc((t.old.n + 1) * sizeof(*t.went));
	walk(&t);
	tell_changes(&t);
	listing_done(&t.old);
	free(t.old_boxes);
	free(t.came);
	free(t.went);
	if (!t.changed)
		return;
	if (count_wanted(n) > NOTIFY_BOXES_MAX)
		overflow(s);
	else
		boxes_watch(s);
}
