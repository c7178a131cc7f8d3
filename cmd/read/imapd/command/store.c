/* STORE, UID STORE (RFC 9051 6.4.6).
 *     store-att-flags = (["+" / "-"] "FLAGS" [".SILENT"]) SP flag-list
 * SPDX-License-Identifier: ISC */
#include "commands.h"
#include "flags.h"
#include "../session.h"

struct request {
	struct flags_change change;
	bool silent;
};

static int
parse(struct session *s, struct args *args, struct request *r)
{
	bool add = args_maybe(args, '+');
	bool remove = !add && args_maybe(args, '-');
	struct span name;
	struct flags flags;

	if (args_word(args, &name) == -1)
		return -1;
	r->silent = span_ieq(name, SPAN("FLAGS.SILENT"));
	if (!r->silent && !span_ieq(name, SPAN("FLAGS")))
		return args_fail(args, "expected FLAGS");
	if (args_space(args) == -1 || flags_parse(s, args, true, s->view.box,
	    !remove, &flags) == -1)
		return -1;
	r->change = (struct flags_change){ { 0, 0 }, { 0, 0 } };
	if (remove)
		r->change.clear = flags;
	else
		r->change.set = flags;
	if (!add && !remove)
		r->change.clear = (struct flags){ FLAGS_KEYWORDS,
		    FLAGS_SYSTEM & ~(unsigned)FLAG_PASSED };
	return args_end(args);
}

static void
tell(struct session *s, size_t i)
{
	const struct box_message *m = box_message(s->view.box, i);

	buf_addf(&s->text, "* %zu FETCH (", i + 1);
	if (s->uid)
		buf_addf(&s->text, "UID %lu ", (unsigned long)m->uid);
	buf_adds(&s->text, "FLAGS ");
	view_write_flags(&s->text, s->view.box, m->flags);
	buf_adds(&s->text, ")\r\n");
}

/* All changes, then the commit, then what is told of them. */
static enum reply
apply(struct session *s, const struct view_set *set, const struct request *r)
{
	size_t i, n = box_count(s->view.box);
	enum reply reply = REPLY_OK;
	int done = 1;

	for (i = view_set_next(set, &s->view, 0); i < n && done != -1;
	    i = view_set_next(set, &s->view, i + 1)) {
		done = box_mark(s->view.box, i, &r->change, &s->err);
		if (done == 0)
			reply = REPLY_GONE;
	}
	if (done == -1 || box_commit(s->view.box, &s->err) == -1)
		reply = reply_of(&s->err);
	buf_reset(&s->text);
	view_tell_keywords(s);
	for (i = view_set_next(set, &s->view, 0); i < n && !r->silent;
	    i = view_set_next(set, &s->view, i + 1)) {
		if (!box_message(s->view.box, i)->gone)
			tell(s, i);
		if (s->text.len > 60000)
			session_say(s);
	}
	session_say(s);
	return reply;
}

enum reply
cmd_store(struct session *s, struct args *args)
{
	struct request request;
	struct view_set set;
	struct span text;
	enum reply reply;

	if (args_space(args) == -1 || args_set(args, &text) == -1 ||
	    args_space(args) == -1)
		return REPLY_SYNTAX;
	if (view_set_parse(&set, &s->view, text, s->uid, &s->err) == -1)
		reply = REPLY_SYNTAX;
	else if (parse(s, args, &request) == -1)
		reply = s->err.kind == ERR_NONE ? REPLY_SYNTAX :
		    reply_of(&s->err);
	else
		reply = apply(s, &set, &request);
	view_set_done(&set);
	return reply;
}
