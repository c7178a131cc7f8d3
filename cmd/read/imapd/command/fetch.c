/* FETCH, UID FETCH (RFC 9051 6.4.5).
 * SPDX-License-Identifier: ISC */
#include "base/log.h"
#include "commands.h"
#include "../fetch/items.h"
#include "../fetch/keep.h"
#include "../results.h"
#include "../resync.h"
#include "../session.h"

#define TEXT_KEPT 65536              /* bytes of the response buffer */

/* \Seen is set, durably, before a byte goes out: the lock is not held while a
 * slow client reads. Failing here does not keep the mail from its reader. */
static void
mark_seen(struct session *s, const struct view_set *set,
    struct fetch_list *list)
{
	struct flags_change seen = { { 0, 0 }, { 0, FLAG_SEEN } };
	size_t i, n = view_count(&s->view), marked = 0;
	struct err err = ERR_INIT;
	int r = 1;

	if ((list->flags & FETCH_SEEN) == 0 || s->view.readonly ||
	    (s->access.on && (s->view.rights & ACL_SEEN) == 0))
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
	if ((s->enabled & ENABLED_CONDSTORE) != 0)
		fetch_add(list, "MODSEQ", false);
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
one(struct message *m, const struct fetch_list *list, struct keep *k)
{
	struct session *s = m->s;
	size_t i, start = s->text.len;
	uint64_t said = s->out.total;
	struct span whole;
	int r = 1;

	if ((list->flags & FETCH_FILE) != 0 &&
	    keep_needs_file(k, list, m->uid)) {
		r = (list->flags & FETCH_WHOLE) != 0 ?
		    message_bytes(m, &whole) : message_open(m);
		if (r == 0 || r == -1)
			return r;
		r = 1;
	}
	view_write_fetch(s, m->i, false);
	for (i = 0; i < list->n && r == 1; i++) {
		if (i > 0)
			buf_addc(&s->text, ' ');
		r = keep_write(k, list, i, m);
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

/* fetch-modifiers (RFC 7162 3.1.4, 3.2.6; RFC 9394 3.3). */
struct modifiers {
	bool since, vanished, partial;
	uint64_t modseq;
	struct results_range range;
};

static int
modifiers(struct session *s, struct args *args, struct modifiers *m)
{
	struct span name;

	*m = (struct modifiers){ .since = false };
	if (!args_maybe(args, ' '))
		return 0;
	if (args_char(args, '(') == -1)
		return -1;
	do {
		if (args_word(args, &name) == -1)
			return -1;
		if (span_ieq(name, SPAN("VANISHED"))) {
			m->vanished = true;
			continue;
		}
		if (span_ieq(name, SPAN("PARTIAL")) && s->uid &&
		    !m->partial) {
			m->partial = true;
			if (args_space(args) == -1 ||
			    results_range(&m->range, args) == -1)
				return -1;
			continue;
		}
		if (!span_ieq(name, SPAN("CHANGEDSINCE")))
			return args_fail(args, "unknown FETCH modifier");
		m->since = true;
		if (args_space(args) == -1 || args_number(args, INT64_MAX,
		    &m->modseq) == -1)
			return -1;
	} while (args_maybe(args, ' '));
	if (m->vanished && (!m->since || !s->uid ||
	    (s->enabled & ENABLED_QRESYNC) == 0))
		return args_fail(args, "VANISHED is not possible here");
	return args_char(args, ')');
}

/* Leave only what changed since. */
static void
only_changed(struct session *s, struct view_set *set,
    const struct modifiers *m)
{
	struct seqset uids;
	size_t i, n = view_count(&s->view);

	if (!m->since)
		return;
	seqset_init(&uids);
	for (i = view_set_next(set, &s->view, 0); i < n;
	    i = view_set_next(set, &s->view, i + 1)) {
		const struct box_message *b = box_message(s->view.box, i);

		if (b->modseq > m->modseq)
			seqset_add(&uids, b->uid);
	}
	if (m->vanished)
		resync_tell_vanished(s, m->modseq, 1, &set->set);
	seqset_done(&set->set);
	set->set = uids;
	set->uid = true;
}

static size_t
count(const struct session *s, const struct view_set *set)
{
	size_t i, n = view_count(&s->view), chosen = 0;

	for (i = view_set_next(set, &s->view, 0); i < n;
	    i = view_set_next(set, &s->view, i + 1))
		chosen++;
	return chosen;
}

/* Leave only a range of those messages that are there (RFC 9394 3.3). */
static void
only_part(const struct session *s, struct view_set *set,
    const struct modifiers *m)
{
	size_t i, k = 0, from, to, n = view_count(&s->view);
	struct seqset uids;

	if (!m->partial)
		return;
	results_slice(&m->range, count(s, set), &from, &to);
	seqset_init(&uids);
	for (i = view_set_next(set, &s->view, 0); i < n && k < to;
	    i = view_set_next(set, &s->view, i + 1))
		if (k++ >= from)
			seqset_add(&uids, box_message(s->view.box, i)->uid);
	seqset_done(&set->set);
	set->set = uids;
	set->uid = true;
}

static enum reply
fetch(struct session *s, const struct view_set *set, struct fetch_list *list)
{
	struct keep *k = pool_get(&s->pool, sizeof(*k));
	size_t i, n = view_count(&s->view);
	enum reply reply = REPLY_OK;
	struct message m;

	mark_seen(s, set, list);
	/* Where the response begins with the UID, none is needed in it. */
	if (s->uid && (s->enabled & ENABLED_UIDONLY) == 0)
		fetch_add(list, "UID", true);
	message_init(&m, s);
	keep_init(k, s, list, count(s, set));
	m.memo = &k->memo;
	for (i = view_set_next(set, &s->view, 0);
	    i < n && !s->ending && s->out.sys == 0;
	    i = view_set_next(set, &s->view, i + 1)) {
		int r;

		message_at(&m, i);
		r = one(&m, list, k);
		if (r == 0)
			reply = REPLY_GONE;
		if (r == -1) {
			log_reason("fetch", s->err.text);
			reply = s->err.kind == ERR_DATA && s->code.len == 0 ?
			    REPLY_CORRUPTION : reply_of(&s->err);
		}
	}
	session_say(s);
	message_done(&m);
	keep_done(k);
	/* A session that now waits need not hold a message's memory. */
	if (s->text.cap > TEXT_KEPT)
		buf_done(&s->text);
	return s->ending ? REPLY_NOTHING : reply;
}

/* \Seen is not set, whatever is asked for: nobody has asked for these. */
void
command_fetch_of(struct session *s, struct fetch_list *list, size_t first,
    size_t to)
{
	struct keep *k = pool_get(&s->pool, sizeof(*k));
	struct message m;
	size_t i;

	message_init(&m, s);
	keep_init(k, s, list, to - first);
	m.memo = &k->memo;
	for (i = first; i < to && !s->ending && s->out.sys == 0; i++) {
		message_at(&m, i);
		if (one(&m, list, k) == -1) {
			log_reason("fetch", s->err.text);
			s->err = ERR_INIT;
		}
	}
	session_say(s);
	message_done(&m);
	keep_done(k);
	if (s->text.cap > TEXT_KEPT)
		buf_done(&s->text);
}

enum reply
cmd_fetch(struct session *s, struct args *args)
{
	struct fetch_list *list = pool_get(&s->pool, sizeof(*list));
	struct modifiers m;
	struct view_set set;
	struct span text;
	enum reply reply;

	if (args_space(args) == -1 || args_set(args, &text) == -1 ||
	    args_space(args) == -1 || fetch_parse(list, args) == -1 ||
	    modifiers(s, args, &m) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	if (m.since)
		fetch_add(list, "MODSEQ", false);
	if (fetch_has(list, "MODSEQ"))
		s->enabled |= ENABLED_CONDSTORE;
	if (view_set_parse(&set, &s->view, text, s->uid, &s->err) == -1) {
		reply = REPLY_SYNTAX;
	} else {
		only_changed(s, &set, &m);
		only_part(s, &set, &m);
		reply = fetch(s, &set, list);
	}
	view_set_done(&set);
	return reply;
}
