/* FETCH, UID FETCH (RFC 9051 6.4.5).
 * SPDX-License-Identifier: ISC */
#include "base/log.h"
#include "commands.h"
#include "../fetch/items.h"
#include "../session.h"

/* \Seen is set, durably, before a byte goes out: the lock is not held while a
 * slow client reads. Failing here does not keep the mail from its reader. */
static void
mark_seen(struct session *s, const struct view_set *set,
    struct fetch_list *list)
{
	struct flags_change seen = { { 0, 0 }, { 0, FLAG_SEEN } };
	size_t i, n = box_count(s->view.box), marked = 0;
	struct err err = ERR_INIT;
	int r = 1;

	if ((list->flags & FETCH_SEEN) == 0 || s->view.readonly)
		return;
	for (i = view_set_next(set, &s->view, 0); i < n && r != -1;
	    i = view_set_next(set, &s->view, i + 1))
		if ((box_message(s->view.box, i)->flags.system & FLAG_SEEN)
		    == 0) {
			r = box_mark(s->view.box, i, &seen, &err);
			marked++;
		}
	if (marked == 0)
		return;
	if (box_commit(s->view.box, &err) == -1 || r == -1)
		log_reason("mark", err.text);
	fetch_add(list, "FLAGS", true);
}

/* An item failed: the response so far is dropped, or, when some of it has gone
 * out, the connection ends. */
static int
take_back(struct session *s, int r, size_t start, uint64_t said)
{
	if (s->out.total == said) {
		buf_cut(&s->text, start);
		s->text.over = false;
		return r;
	}
	buf_reset(&s->text);
	if (!s->ending)
		s->reason = "message could not be read";
	s->ending = true;
	return -1;
}

/* "* n FETCH (" items ")". A message that has vanished is left out when that is
 * noticed before its first item is written, as it is by opening it. */
static int
one(struct message *m, const struct fetch_list *list)
{
	struct session *s = m->s;
	size_t i, start = s->text.len;
	uint64_t said = s->out.total;
	int r = 1;

	if ((list->flags & FETCH_FILE) != 0) {
		r = message_open(m);
		if (r != 1)
			return r;
	}
	buf_addf(&s->text, "* %zu FETCH (", m->i + 1);
	for (i = 0; i < list->n && r == 1; i++) {
		if (i > 0)
			buf_addc(&s->text, ' ');
		r = list->items[i].row->write(&list->items[i], m);
	}
	if (r == 1 && !buf_ok(&s->text))
		r = err_set(&s->err, ERR_LIMIT, "response too large");
	if (r != 1)
		return take_back(s, r, start, said);
	buf_adds(&s->text, ")\r\n");
	if (s->text.len > 30000)
		session_say(s);
	return 1;
}

static enum reply
fetch(struct session *s, const struct view_set *set, struct fetch_list *list)
{
	size_t i, n = box_count(s->view.box);
	enum reply reply = REPLY_OK;
	struct message m;

	mark_seen(s, set, list);
	if (s->uid)
		fetch_add(list, "UID", true);
	message_init(&m, s);
	for (i = view_set_next(set, &s->view, 0);
	    i < n && !s->ending && s->out.sys == 0;
	    i = view_set_next(set, &s->view, i + 1)) {
		int r;

		message_at(&m, i);
		r = one(&m, list);
		if (r == 0)
			reply = REPLY_GONE;
		if (r == -1) {
			log_reason("fetch", s->err.text);
			reply = reply_of(&s->err);
		}
	}
	session_say(s);
	message_done(&m);
	return s->ending ? REPLY_NOTHING : reply;
}

enum reply
cmd_fetch(struct session *s, struct args *args)
{
	struct fetch_list *list = pool_get(&s->pool, sizeof(*list));
	struct view_set set;
	struct span text;
	enum reply reply;

	if (args_space(args) == -1 || args_set(args, &text) == -1 ||
	    args_space(args) == -1 || fetch_parse(list, args) == -1 ||
	    args_end(args) == -1)
		return REPLY_SYNTAX;
	if (view_set_parse(&set, &s->view, text, s->uid, &s->err) == -1)
		reply = REPLY_SYNTAX;
	else
		reply = fetch(s, &set, list);
	view_set_done(&set);
	return reply;
}
