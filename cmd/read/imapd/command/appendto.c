/* appendto - see appendto.h.
 * A message with NUL is not taken, also not as literal8: whoever fetched it
 * without BINARY would get something else (RFC 3516 4.4).
 * SPDX-License-Identifier: ISC */
#include "appendto.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "commands.h"
#include "maildir/quota.h"
#include "../notify/ownbox.h"
#include "../session.h"

static int
put_lines(struct stage *stage, struct span in)
{
	struct append_lines *l = (struct append_lines *)(void *)stage;
	size_t from = 0, at;

	if (in.n > 0 && memchr(in.p, '\0', in.n) != NULL)
		l->nul = true;
	if (l->after_cr && in.n > 0 && in.p[0] != '\n' &&
	    stage_put(stage->next, SPAN("\r")) == -1)
		return -1;
	if (in.n > 0)
		l->after_cr = false;
	while ((at = span_find(in, from, '\r')) < in.n) {
		l->after_cr = at + 1 == in.n;
		/* A CR alone stays; that of a CRLF goes. */
		if (stage_put(stage->next, span_sub(in, from, at)) == -1)
			return -1;
		from = at + 1;
		if (from < in.n && in.p[from] != '\n' &&
		    stage_put(stage->next, SPAN("\r")) == -1)
			return -1;
	}
	return from < in.n ? stage_put(stage->next, span_from(in, from)) : 0;
}

static int
end_lines(struct stage *stage)
{
	struct append_lines *l = (struct append_lines *)(void *)stage;

	if (l->after_cr && stage_put(stage->next, SPAN("\r")) == -1)
		return -1;
	return stage_end(stage->next);
}

void
append_abort(struct session *s)
{
	struct append *a = s->append;
	size_t i;

	if (a == NULL)
		return;
	for (i = 0; i < a->n; i++)
		save_free(a->saves[i]);
	catenate_done(&a->catenate);
	box_close(a->to);
	free((char *)(uintptr_t)a->name.p);
	free((char *)(uintptr_t)a->full.p);
	free(a);
	s->append = NULL;
}

/* Two mailboxes open at once that are one would wait for each other's lock. */
static bool
is_selected(const struct session *s, const struct box *b)
{
	struct stat x, y;

	return s->view.box != NULL && fstat(box_dir(b), &x) == 0 &&
	    fstat(box_dir(s->view.box), &y) == 0 && x.st_dev == y.st_dev &&
	    x.st_ino == y.st_ino;
}

enum reply
appendto_open(struct session *s, const struct place *place)
{
	struct append *a = mem_zero(1, sizeof(*a));
	int r;

	s->append = a;
	catenate_init(&a->catenate);
	r = place_open(s, place, BOX_APPEND, &a->to);
	if (r != 1) {
		a->to = NULL;
		return r == 0 ? access_try_create(s, place) :
		    reply_of(&s->err);
	}
	a->space = place->space;
	a->flags = access_flags(access_rights(s, place));
	a->name = span_str(span_dup(place->name));
	a->full = span_str(span_dup(place->full));
	return REPLY_OK;
}

enum reply
appendto_victim(struct session *s, bool uid, uint32_t number, size_t *out)
{
	size_t n;

	if (s->view.box == NULL)
		return REPLY_STATE;
	if (!uid && (s->enabled & ENABLED_UIDONLY) != 0)
		return REPLY_UIDREQUIRED;
	if (s->view.readonly)
		return REPLY_READONLY;
	/* RFC 8508 4: it is EXPUNGE of that one too. */
	if (s->access.on && (s->view.rights & (ACL_DELETED | ACL_EXPUNGE)) !=
	    (ACL_DELETED | ACL_EXPUNGE))
		return REPLY_NOPERM;
	if (view_load(s) == -1)
		return REPLY_NOTHING;
	n = view_count(&s->view);
	*out = uid ? box_find(s->view.box, number) : number - (size_t)1;
	if (!uid && *out >= n)
		return REPLY_NUMBER;
	if (*out >= n || (uid && box_message(s->view.box, *out)->uid !=
	    number)) {
		err_set(&s->err, ERR_DATA, "no such message");
		return REPLY_NONEXISTENT;
	}
	return box_message(s->view.box, *out)->gone ? REPLY_GONE : REPLY_OK;
}

/* What REPLACE takes away where it is counted with what it brings. */
static uint64_t
credit(struct session *s, const struct append *a)
{
	uint64_t size;

	if (!a->replaces || !place_counts_selected(s, a->space) ||
	    box_size(s->view.box, a->victim, &size, NULL) != 1)
		return 0;
	return size;
}

enum reply
appendto_check(struct session *s, uint64_t size)
{
	struct append *a = s->append;
	uint64_t bytes = a->bytes + a->size + size, less;

	if (a->size + size > s->set->append_max)
		return REPLY_TOOBIG;
	if (a->n == SAVE_BATCH_MAX)
		return REPLY_LIMIT;
	less = credit(s, a);
	if (less > 0 && bytes <= less)
		return REPLY_OK;         /* it frees some, whatever there is */
	if (quota_check(&a->space->quota, &a->space->tree, a->name, bytes -
	    less, less > 0 ? 0 : a->n + 1, false, &s->err) == -1)
		return reply_of(&s->err);
	return REPLY_OK;
}

enum reply
appendto_begin(struct session *s, const struct append_look *look)
{
	struct append *a = s->append;
	struct save *save;

	if (a->n == SAVE_BATCH_MAX)
		return REPLY_LIMIT;
	if ((save = save_new(box_dir(a->to), &s->err)) == NULL)
		return reply_of(&s->err);
	save_flags(save, look->flags, false);
	if (look->dated)
		save_received(save, look->date);
	a->lines = (struct append_lines){ { put_lines, end_lines,
		save_stage(save), &s->err }, false, false };
	a->saves[a->n++] = save;
	a->size = 0;
	a->binary = false;
	return REPLY_OK;
}

int
appendto_put(struct append *a, struct span bytes)
{
	a->size += bytes.n;
	return stage_put(&a->lines.stage, bytes);
}

void
appendto_end(struct session *s)
{
	struct append *a = s->append;

	a->bytes += a->size;
	if (a->err.kind != ERR_NONE)
		return;
	if (a->lines.nul) {
		a->unknown_cte = a->binary;
		err_set(&a->err, ERR_DATA, "message holds a NUL");
	} else if (a->size == 0) {
		err_set(&a->err, ERR_DATA, "message is empty");
	} else if (stage_end(&a->lines.stage) == -1) {
		a->err = s->err;
	}
	a->size = 0;
}

static struct place
place_of_append(const struct append *a)
{
	return (struct place){ a->space, a->name, a->full };
}

static enum reply
replace(struct session *s, struct append *a)
{
	enum reply reply = appendto_check(s, 0);
	struct place place = place_of_append(a);
	struct events_line victim;
	struct box *to = a->to;
	uint32_t uid;
	int r;

	if (reply != REPLY_OK)
		return reply;
	if (is_selected(s, to))
		to = s->view.box;
	ownbox_begin(s, &place);
	events_prepare(s, &victim, EVENTS_EXPUNGE, a->victim, NULL, 0);
	r = box_replace(s->view.box, a->victim, to, a->saves[0], &uid,
	    &s->err);
	events_log(s, &victim, r == 1);
	if (r != 1)
		return r == 0 ? REPLY_GONE : reply_of(&s->err);
	ownbox_end(s, &place, &uid, 1);
	events_append(s, a->space, a->name, uid);
	/* RFC 8508 3.3: before the expunge is told. */
	wr_addf(&s->out, "* OK [APPENDUID %lu %lu] replacement is there\r\n",
	    (unsigned long)box_uidvalidity(to), (unsigned long)uid);
	return REPLY_OK;
}

static enum reply
append(struct session *s, struct append *a)
{
	uint32_t *uids = mem_zero(a->n, sizeof(*uids));
	struct place place = place_of_append(a);
	struct seqset set;
	enum reply reply = REPLY_OK;
	size_t i;

	seqset_init(&set);
	ownbox_begin(s, &place);
	if (box_append(a->to, a->saves, a->n, uids, &s->err) == -1)
		reply = reply_of(&s->err);
	else {
		ownbox_end(s, &place, uids, a->n);
		for (i = 0; i < a->n; i++)
			seqset_add(&set, uids[i]);
		for (i = 0; i < a->n; i++)
			events_append(s, a->space, a->name, uids[i]);
		buf_addf(&s->code, "APPENDUID %lu ",
		    (unsigned long)box_uidvalidity(a->to));
		seqset_write(&s->code, &set);
	}
	seqset_done(&set);
	free(uids);
	return reply;
}

enum reply
appendto_commit(struct session *s)
{
	struct append *a = s->append;

	if (a->err.kind != ERR_NONE) {
		s->err = a->err;
		if (a->unknown_cte)
			buf_adds(&s->code, "UNKNOWN-CTE");
		return reply_of(&s->err);
	}
	return a->replaces ? replace(s, a) : append(s, a);
}
