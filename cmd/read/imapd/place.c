/* place - see place.h.
 * SPDX-License-Identifier: ISC */
#include "place.h"

#include <stdlib.h>

#include "base/mem.h"
#include "mailname.h"
#include "maildir/foldername.h"
#include "maildir/lazymark.h"
#include "session.h"

void
spaces_init(struct spaces *s)
{
	s->n = 0;
	s->others = span_of(NULL, 0);
	s->separator = '.';
}

void
spaces_drop(struct spaces *s)
{
	struct space *space = s->all[--s->n];

	tree_close(&space->tree);
	free((char *)(uintptr_t)space->prefix.p);
	free((char *)(uintptr_t)space->owner.p);
	free(space);
}

void
spaces_done(struct spaces *s)
{
	while (s->n > 0)
		spaces_drop(s);
}

struct space *
spaces_add(struct spaces *s, enum space_kind kind, struct span prefix,
    struct span owner)
{
	struct space *space;

	if (s->n == SPACES_MAX)
		return NULL;
	space = mem_zero(1, sizeof(*space));
	space->kind = kind;
	space->prefix = span_of(span_dup(prefix), prefix.n);
	space->owner = span_of(span_dup(owner), owner.n);
	space->tree.fd = -1;
	s->all[s->n++] = space;
	return space;
}

struct space *
spaces_personal(const struct spaces *s)
{
	return s->all[0];
}

struct span
place_turned(struct session *s, const struct space *space, struct span name)
{
	char *copy;
	size_t i;

	if (layout_separator(space->tree.layout) == s->spaces.separator ||
	    !(span_has(name, '.') || span_has(name, '/')))
		return name;
	copy = pool_copy(&s->pool, name);
	for (i = 0; i < name.n; i++)
		if (copy[i] == '.')
			copy[i] = '/';
		else if (copy[i] == '/')
			copy[i] = '.';
	return span_of(copy, name.n);
}

/* The name lies in the space, or is its prefix without the separator. */
static bool
is_in(const struct space *space, struct span full)
{
	struct span prefix = space->prefix;

	return span_starts(full, prefix) || (prefix.n > 0 &&
	    span_eq(full, span_sub(prefix, 0, prefix.n - 1)));
}

/* The one mailbox of another user that has two names is his INBOX: it is
 * always called like the prefix. */
static void
settle_inbox(struct place *p)
{
	if (p->space->kind != SPACE_OTHERS || (p->name.n > 0 &&
	    !foldername_is_inbox(p->name)))
		return;
	p->name = SPAN("INBOX");
	p->full = span_sub(p->full, 0, p->space->prefix.n - 1);
}

void
place_of(struct session *s, struct span full, struct place *out)
{
	size_t i;

	*out = (struct place){ spaces_personal(&s->spaces), full, full };
	for (i = 1; i < s->spaces.n; i++) {
		struct space *space = s->spaces.all[i];

		if (is_in(space, full) &&
		    space->prefix.n > out->space->prefix.n)
			out->space = space;
	}
	out->name = place_turned(s, out->space,
	    span_from(full, out->space->prefix.n));
	settle_inbox(out);
	if (out->space->kind == SPACE_PERSONAL &&
	    foldername_is_inbox(full))
		out->name = out->full = SPAN("INBOX");
}

int
place_parse(struct session *s, struct args *args, struct place *out)
{
	struct span full;

	if (mailname_parse(s, args, &full) == -1)
		return -1;
	place_of(s, full, out);
	return 0;
}

bool
place_is_none(const struct place *p)
{
	return p->space->kind == SPACE_PUBLIC && (p->name.n == 0 ||
	    foldername_is_inbox(p->name));
}

int
place_open(struct session *s, const struct place *place, unsigned how,
    struct box **out)
{
	*out = NULL;
	if (s->access.on) {
		enum reply reply = access_demand(s, place,
		    (how & BOX_APPEND) != 0 ? ACL_INSERT : ACL_READ);

		if (reply == REPLY_NOPERM)
			return err_set(&s->err, ERR_PERM, "not permitted");
		if (reply != REPLY_OK)
			return 0;
	}
	if (place_is_none(place))
		return 0;
	return box_open(&place->space->tree, place->name, how, out, &s->err);
}

bool
place_counts_selected(struct session *s, const struct space *space)
{
	struct place from;

	place_of(s, buf_span(&s->view.name), &from);
	return from.space == space && quota_counts(&space->quota, from.name) &&
	    !lazymark_is(box_dir(s->view.box));
}
