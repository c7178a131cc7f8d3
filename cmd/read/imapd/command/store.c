/* STORE, UID STORE (RFC 9051 6.4.6).
 *     store-att-flags = (["+" / "-"] "FLAGS" [".SILENT"]) SP flag-list
 * SPDX-License-Identifier: ISC */
#include "commands.h"
#include "flags.h"
#include "../session.h"

struct request {
	struct flags_change change;
	bool silent;
	bool named;              /* some flags, not "()" */
	bool replaces;
	bool conditional;        /* (UNCHANGEDSINCE n), RFC 7162 3.1.3 */
	uint64_t since;
	struct seqset modified;  /* what has changed since, as it was named */
};

static int
condition(struct session *s, struct args *args, struct request *r)
{
	struct span name;

	if (!args_maybe(args, '('))
		return 0;
	r->conditional = true;
	s->enabled |= ENABLED_CONDSTORE;
	if (args_word(args, &name) == -1)
		return -1;
	if (!span_ieq(name, SPAN("UNCHANGEDSINCE")))
		return args_fail(args, "unknown STORE modifier");
	if (args_space(args) == -1 || args_number(args, INT64_MAX,
	    &r->since) == -1 || args_char(args, ')') == -1)
		return -1;
	return args_space(args);
}

static struct flags
may_change(const struct session *s)
{
	return access_flags(s->access.on ? s->view.rights : ACL_ALL);
}

static int
parse(struct session *s, struct args *args, struct request *r)
{
	int good = condition(s, args, r);
	bool add = args_maybe(args, '+');
	bool remove = !add && args_maybe(args, '-');
	struct span name;
	struct flags flags;

	if (good == -1 || args_word(args, &name) == -1)
		return -1;
	r->silent = span_ieq(name, SPAN("FLAGS.SILENT"));
	if (!r->silent && !span_ieq(name, SPAN("FLAGS")))
		return args_fail(args, "expected FLAGS");
	if (args_space(args) == -1)
		return -1;
	r->named = !span_starts(args->rest, SPAN("()"));
	r->replaces = !add && !remove;
	/* A keyword is not brought into use by who may not set it. */
	if (flags_parse(s, args, true, s->view.box, !remove &&
	    may_change(s).keywords != 0, &flags) == -1)
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

/* Flags that may not be changed stay as they are; but when none of those that
 * are named may be, that is the answer (RFC 4314 4): false. */
static bool
keep_to_rights(const struct session *s, struct request *r)
{
	struct flags may = may_change(s);
	bool any;

	r->change.set.system &= may.system;
	r->change.set.keywords &= may.keywords;
	any = r->change.set.system != 0 || r->change.set.keywords != 0;
	r->change.clear.system &= may.system;
	r->change.clear.keywords &= may.keywords;
	if (!r->replaces)
		any |= r->change.clear.system != 0 ||
		    r->change.clear.keywords != 0;
	return any || (may.system == FLAGS_SYSTEM &&
	    may.keywords == FLAGS_KEYWORDS) || (!r->named &&
	    (may.system != 0 || may.keywords != 0));
}

static void
tell(struct session *s, size_t i, bool silent)
{
	const struct box_message *m = box_message(s->view.box, i);

	view_write_fetch(s, i, silent || s->uid ||
	    (s->enabled & ENABLED_QRESYNC) != 0);
	if (!silent) {
		buf_adds(&s->text, "FLAGS ");
		view_write_flags(s, s->view.box, m->flags);
	}
	view_write_modseq(s, i);
	buf_adds(&s->text, ")\r\n");
}

/* May message i be changed? 1, 0 no (and noted), -1. */
static int
is_permitted(struct session *s, size_t i, struct request *r)
{
	const struct box_message *m = box_message(s->view.box, i);
	int got = 1;

	if (!r->conditional)
		return 1;
	if (m->modseq > r->since ||
	    (got = box_is_current(s->view.box, i, &s->err)) == 0) {
		seqset_add(&r->modified, s->uid ? m->uid : (uint32_t)i + 1);
		return 0;
	}
	return got;
}

static bool
is_refused(const struct session *s, size_t i, const struct request *r)
{
	return seqset_has(&r->modified, s->uid ?
	    box_message(s->view.box, i)->uid : (uint32_t)i + 1);
}

/* What the client hears: all new flags, or, when it asked for silence and knows
 * of modification sequences, these. */
static void
tell_all(struct session *s, const struct view_set *set,
    const struct request *r)
{
	size_t i, n = view_count(&s->view);

	if (r->silent && (s->enabled & ENABLED_CONDSTORE) == 0)
		return;
	for (i = view_set_next(set, &s->view, 0); i < n;
	    i = view_set_next(set, &s->view, i + 1)) {
		if (!box_message(s->view.box, i)->gone &&
		    !is_refused(s, i, r))
			tell(s, i, r->silent);
		if (s->text.len > 60000)
			session_say(s);
	}
}

/* All changes, then the commit, then what is told of them. */
static void
note_deleted(struct session *s, size_t i, unsigned before)
{
	unsigned now = box_message(s->view.box, i)->flags.system;

	if (((now ^ before) & FLAG_DELETED) != 0)
		events_message(s, (now & FLAG_DELETED) != 0 ? EVENTS_DELETE :
		    EVENTS_UNDELETE, i, NULL, 0);
}

static enum reply
apply(struct session *s, const struct view_set *set, struct request *r)
{
	size_t i, n = view_count(&s->view);
	enum reply reply = REPLY_OK;
	unsigned before;
	int done = 1;

	for (i = view_set_next(set, &s->view, 0); i < n && done != -1;
	    i = view_set_next(set, &s->view, i + 1)) {
		done = is_permitted(s, i, r);
		if (done != 1)
			continue;
		before = box_message(s->view.box, i)->flags.system;
		done = box_mark(s->view.box, i, &r->change, &s->err);
		if (done == 1)
			note_deleted(s, i, before);
		if (done == 0)
			reply = REPLY_GONE;
	}
	if (done == -1 || box_commit(s->view.box, &s->err) == -1)
		reply = reply_of(&s->err);
	buf_reset(&s->text);
	view_tell_keywords(s);
	tell_all(s, set, r);
	session_say(s);
	if (r->modified.n > 0) {
		buf_adds(&s->code, "MODIFIED ");
		seqset_write(&s->code, &r->modified);
	}
	return reply;
}

enum reply
cmd_store(struct session *s, struct args *args)
{
	struct request request = { .silent = false };
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
	else if (!keep_to_rights(s, &request))
		reply = REPLY_NOPERM;
	else
		reply = apply(s, &set, &request);
	view_set_done(&set);
	seqset_done(&request.modified);
	return reply;
}
