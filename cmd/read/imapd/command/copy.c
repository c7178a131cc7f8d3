/* COPY, MOVE (RFC 6851), with COPYUID (RFC 4315).
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "commands.h"
#include "../mailname.h"
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
	size_t i, count = box_count(s->view.box);
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
	for (i = 0; i < c->n && r != -1; i++)
		r = box_expunge(s->view.box, c->indices[i], &s->err);
	if (r == -1 || box_commit(s->view.box, &s->err) == -1)
		return reply_of(&s->err);
	return REPLY_OK;
}

static enum reply
copy_to(struct session *s, struct span name, const struct chosen *c,
    bool move)
{
	bool same = span_eq(name, buf_span(&s->view.name));
	struct box *to = s->view.box;
	enum reply reply = REPLY_OK;
	int r = 1;

	if (!same || s->view.readonly)
		r = box_open(&s->tree, name, BOX_APPEND, &to, &s->err);
	if (r != 1)
		return r == 0 ? REPLY_TRYCREATE : reply_of(&s->err);
	if (move)
		box_lift_quota(to);
	if (c->n > 0)
		r = box_copy(s->view.box, c->indices, c->n, to, c->new_uids,
		    &s->err);
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
	struct span text, name;
	struct chosen c;
	enum reply reply;

	if (args_space(args) == -1 || args_set(args, &text) == -1 ||
	    mailname_parse(s, args, &name) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	if (choose(s, text, &c) == -1)
		reply = REPLY_SYNTAX;
	else
		reply = copy_to(s, name, &c, move);
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
