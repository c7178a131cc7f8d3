/* COPY, MOVE (RFC 6851), with COPYUID (RFC 4315).
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "commands.h"
#include "../notify/ownbox.h"
#include "../progress.h"
#include "../session.h"

struct chosen {
	size_t *indices;
	uint32_t *new_uids;
	size_t n;
};

static int
choose(struct session *s, struct span text, struct chosen *c)
{
	struct view_set set;
	size_t i, count = view_count(&s->view);
	int r = view_set_parse(&set, &s->view, text, s->uid, &s->err);

	*c = (struct chosen){ NULL, NULL, 0 };
	if (r == 0) {
		c->indices = mem_zero(count + 1, sizeof(*c->indices));
		for (i = view_set_next(&set, &s->view, 0); i < count;
		    i = view_set_next(&set, &s->view, i + 1))
			c->indices[c->n++] = i;
		c->new_uids = mem_zero(c->n + 1, sizeof(*c->new_uids));
	}
	view_set_done(&set);
	return r;
}

/* "COPYUID validity old new": both sets in the order of the messages, so the
 * k-th of one is the k-th of the other. */
static void
write_copyuid(struct session *s, const struct chosen *c, uint32_t validity)
{
	struct seqset old, new;
	size_t i;

	seqset_init(&old);
	seqset_init(&new);
	for (i = 0; i < c->n; i++) {
		seqset_add(&old, box_message(s->view.box,
		    c->indices[i])->uid);
		seqset_add(&new, c->new_uids[i]);
	}
	buf_addf(&s->code, "COPYUID %lu ", (unsigned long)validity);
	seqset_write(&s->code, &old);
	buf_addc(&s->code, ' ');
	seqset_write(&s->code, &new);
	seqset_done(&old);
	seqset_done(&new);
}

/* The copies are safe; now the originals go. */
static enum reply
remove_moved(struct session *s, const struct chosen *c)
{
	size_t i;
	int r = 0;

	buf_adds(&s->text, "* OK [");
	buf_add(&s->text, buf_span(&s->code));
	buf_adds(&s->text, "] moved\r\n");
	buf_reset(&s->code);
	session_say(s);
	box_set_moving(s->view.box, true);
	for (i = 0; i < c->n && r != -1; i++)
		r = box_expunge(s->view.box, c->indices[i], &s->err);
	box_set_moving(s->view.box, false);
	if (r == -1 || box_commit(s->view.box, &s->err) == -1)
		return reply_of(&s->err);
	return REPLY_OK;
}

static void
tell_progress(void *arg, size_t done)
{
	progress_at(arg, done);
}

/* RFC 4314 4: copies lose the flags that may not be set there. */
static struct flags
refused_flags(struct session *s, const struct place *place)
{
	struct flags f = access_flags(access_rights(s, place));

	return (struct flags){ FLAGS_KEYWORDS & ~f.keywords,
	    FLAGS_SYSTEM & ~(unsigned)f.system };
}

/* May messages be put into the mailbox that they are in? Another is asked when
 * it is opened. And MOVE takes them out, which is STORE and EXPUNGE too
 * (RFC 6851 4.1). */
static bool
is_permitted(const struct session *s, bool same, bool move)
{
	unsigned needed = (same ? ACL_INSERT : 0u) |
	    (move ? ACL_DELETED | ACL_EXPUNGE : 0u);

	return !s->access.on || (s->view.rights & needed) == needed;
}

static enum reply
copy_to(struct session *s, const struct place *place, const struct chosen *c,
    bool move)
{
	bool same = span_eq(place->full, buf_span(&s->view.name));
	struct box *to = s->view.box;
	enum reply reply = REPLY_OK;
	struct progress progress;
	size_t i;
	int r = 1;

	if (!is_permitted(s, same, move))
		return REPLY_NOPERM;
	if (!same || s->view.readonly)
		r = place_open(s, place, BOX_APPEND, &to);
	if (r != 1)
		return r == 0 ? access_try_create(s, place) :
		    reply_of(&s->err);
	box_refuse_flags(to, refused_flags(s, place));
	box_lift_quota(to, move && place_counts_selected(s, place->space));
	progress_init(&progress, s, move ? "moved" : "copied", c->n);
	box_on_progress(to, tell_progress, &progress);
	if (c->n > 0) {
		ownbox_begin(s, place);
		r = box_copy(s->view.box, c->indices, c->n, to, c->new_uids,
		    &s->err);
	}
	box_on_progress(to, NULL, NULL);
	/* It may be the selected one, and stay open. */
	box_lift_quota(to, false);
	for (i = 0; r == 1 && i < c->n; i++)
		events_message(s, move ? EVENTS_MOVE : EVENTS_COPY,
		    c->indices[i], place, c->new_uids[i]);
	if (r == 1)
		ownbox_end(s, place, c->new_uids, c->n);
	if (r == 1 && c->n > 0)
		write_copyuid(s, c, box_uidvalidity(to));
	if (to != s->view.box)
		box_close(to);
	if (r != 1)
		return r == 0 ? REPLY_GONE : reply_of(&s->err);
	if (move && c->n > 0)
		reply = remove_moved(s, c);
	return reply;
}

static enum reply
copy_or_move(struct session *s, struct args *args, bool move)
{
	struct place place;
	struct span text;
	struct chosen c;
	enum reply reply;

	if (args_space(args) == -1 || args_set(args, &text) == -1 ||
	    place_parse(s, args, &place) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	if (choose(s, text, &c) == -1)
		reply = REPLY_SYNTAX;
	else
		reply = copy_to(s, &place, &c, move);
	free(c.indices);
	free(c.new_uids);
	return reply;
}

enum reply
cmd_copy(struct session *s, struct args *args)
{
	return copy_or_move(s, args, false);
}

enum reply
cmd_move(struct session *s, struct args *args)
{
	return copy_or_move(s, args, true);
}
