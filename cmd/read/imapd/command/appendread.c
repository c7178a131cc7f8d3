/* appendread - see appendread.h.
 * SPDX-License-Identifier: ISC */
#include "appendread.h"

#include <string.h>

#include "flags.h"
#include "text/date.h"
#include "../session.h"

#define DROP_MIN 2048                /* bytes worth the while */

enum reply
appendread_begin(struct session *s)
{
	struct place place;
	struct args args;
	struct span word;
	bool uid = false, replaces;
	uint64_t number = 0;
	size_t victim = 0;
	enum reply reply;

	args_init(&args, buf_span(&s->frame.bytes), &s->pool);
	if (args_tag(&args, &word) == -1 || args_space(&args) == -1 ||
	    args_atom(&args, &word) == -1)
		return REPLY_UNKNOWN;
	if (span_ieq(word, SPAN("UID"))) {
		uid = true;
		if (args_space(&args) == -1 || args_atom(&args, &word) == -1)
			return REPLY_UNKNOWN;
	}
	replaces = span_ieq(word, SPAN("REPLACE"));
	if (!replaces && (uid || !span_ieq(word, SPAN("APPEND"))))
		return REPLY_UNKNOWN;
	if ((replaces && (args_space(&args) == -1 || args_number(&args,
	    UINT32_MAX, &number) == -1 || number == 0)) ||
	    place_parse(s, &args, &place) == -1)
		return REPLY_UNKNOWN;
	if (replaces && (reply = appendto_victim(s, uid, (uint32_t)number,
	    &victim)) != REPLY_OK)
		return reply;
	reply = appendto_open(s, &place);
	s->append->replaces = replaces;
	s->append->victim = victim;
	s->append->head = s->append->at = s->frame.bytes.len - args.rest.n;
	return reply;
}

static enum append_step
fail(struct append_cursor *c, enum reply reply)
{
	c->reply = reply;
	return STEP_FAIL;
}

/* The arguments are wrong, or what they brought into use failed. */
static enum append_step
wrong(struct session *s, struct append_cursor *c)
{
	if (s->err.kind != ERR_NONE)
		return fail(c, reply_of(&s->err));
	err_set(&s->err, ERR_DATA, "%s", c->args.fault == NULL ?
	    "wrong arguments" : c->args.fault);
	return fail(c, REPLY_SYNTAX);
}

static int
date(struct args *args, struct append_look *look)
{
	struct span text;
	struct date d;

	if (args_string(args, &text) == -1)
		return -1;
	if (date_parse_imap(text, &d) == -1)
		return args_fail(args, "wrong date");
	look->dated = true;
	look->date = date_to_time(&d);
	return args_space(args);
}

/* SP [flags SP] [date SP]. Keywords come into use under the mailbox's lock,
 * which nobody shall hold while a slow client sends. */
static int
look_of(struct session *s, struct args *args, struct append_look *look)
{
	struct flags may = s->append->flags;
	struct box *b = s->append->to;
	int r = 0;

	memset(look, 0, sizeof(*look));
	if (args_space(args) == -1)
		return -1;
	if (args_peek(args) == '(') {
		r = flags_parse(s, args, false, b, may.keywords != 0,
		    &look->flags);
		if (look->flags.keywords != 0 && box_commit(b, &s->err) == -1)
			r = -1;
		look->flags.system &= may.system;
		look->flags.keywords &= may.keywords;
		if (r == 0)
			r = args_space(args);
	}
	return r == 0 && args_peek(args) == '"' ? date(args, look) : r;
}

/* The announcement of a literal that is (part of) the message. */
static enum append_step
announced(struct session *s, struct append_cursor *c, enum append_state then)
{
	enum reply reply;

	if (args_announcement(&c->args, &c->size) == -1 ||
	    args_end(&c->args) == -1)
		return wrong(s, c);
	if ((reply = appendto_check(s, c->size)) != REPLY_OK)
		return fail(c, reply);
	s->append->then = then;
	return STEP_TAKE;
}

/* utf8: at its literal8. */
static bool
is_utf8(const struct session *s, struct args *args)
{
	if ((s->enabled & ENABLED_UTF8) == 0 ||
	    !span_istarts(args->rest, SPAN("UTF8 (~")))
		return false;
	args->rest = span_from(args->rest, 6);
	return true;
}

static enum append_step
next_message(struct session *s, struct append_cursor *c)
{
	struct append *a = s->append;
	struct append_look look;
	enum reply reply;
	enum append_step step = STEP_END;

	if (args_at_end(&c->args) && a->n > 0)
		return STEP_END;
	if (a->replaces && a->n > 0) {
		args_fail(&c->args, "one message takes the place of one");
		return wrong(s, c);
	}
	if (look_of(s, &c->args, &look) == -1)
		return wrong(s, c);
	a->size = 0;
	if (!span_istarts(c->args.rest, SPAN("CATENATE ("))) {
		enum append_state then = is_utf8(s, &c->args) ? APPEND_CLOSE :
		    APPEND_NEXT;

		step = announced(s, c, then);
		if (step == STEP_TAKE && c->size == 0) {
			err_set(&s->err, ERR_DATA, "message is empty");
			return fail(c, REPLY_CANNOT);
		}
	} else {
		c->args.rest = span_from(c->args.rest, 10);
		a->state = APPEND_PART;
		reply = appendto_check(s, 0);
		if (reply != REPLY_OK)
			return fail(c, reply);
	}
	if (step == STEP_FAIL)
		return step;
	reply = appendto_begin(s, &look);
	return reply != REPLY_OK ? fail(c, reply) : step;
}

static enum append_step
url(struct session *s, struct append_cursor *c)
{
	struct append *a = s->append;
	struct args ahead = c->args;
	struct span text;
	uint64_t bytes;
	enum reply reply;

	/* A URL that is a literal comes later. */
	if (args_announcement(&ahead, &bytes) == 0 && args_at_end(&ahead) &&
	    bytes > 0)
		return STEP_KEEP;
	if (args_astring(&c->args, &text) == -1)
		return wrong(s, c);
	reply = catenate_url(s, &a->catenate, text, &a->lines.stage,
	    s->set->append_max - a->size, &bytes);
	if (reply != REPLY_OK)
		return fail(c, reply);
	a->size += bytes;
	a->state = APPEND_PART_END;
	return STEP_END;
}

static enum append_step
part(struct session *s, struct append_cursor *c)
{
	if (is_utf8(s, &c->args))
		return announced(s, c, APPEND_PART_CLOSE);
	if (span_istarts(c->args.rest, SPAN("TEXT "))) {
		c->args.rest = span_from(c->args.rest, 5);
		return announced(s, c, APPEND_PART_END);
	}
	if (!span_istarts(c->args.rest, SPAN("URL "))) {
		args_fail(&c->args, "expected TEXT or URL");
		return wrong(s, c);
	}
	c->args.rest = span_from(c->args.rest, 4);
	return url(s, c);
}

static enum append_step
part_end(struct session *s, struct append_cursor *c)
{
	struct append *a = s->append;

	if (args_maybe(&c->args, ' ')) {
		a->state = APPEND_PART;
		return STEP_END;
	}
	if (args_char(&c->args, ')') == -1)
		return wrong(s, c);
	appendto_end(s);
	a->state = APPEND_NEXT;
	return STEP_END;
}

static enum append_step
closing(struct session *s, struct append_cursor *c, enum append_state then)
{
	if (args_char(&c->args, ')') == -1)
		return wrong(s, c);
	if (then == APPEND_NEXT)
		appendto_end(s);
	s->append->state = then;
	return STEP_END;
}

static enum append_step
one_step(struct session *s, struct append_cursor *c)
{
	switch (s->append->state) {
	case APPEND_CLOSE:
		return closing(s, c, APPEND_NEXT);
	case APPEND_PART_CLOSE:
		return closing(s, c, APPEND_PART_END);
	case APPEND_PART:
		return part(s, c);
	case APPEND_PART_END:
		return part_end(s, c);
	case APPEND_NEXT:
		break;
	}
	return next_message(s, c);
}

enum append_step
appendread_on(struct session *s, struct append_cursor *c)
{
	struct append *a = s->append;
	enum append_step step;

	if (a->at - a->head >= DROP_MIN) {
		frame_drop(&s->frame, a->head, a->at - a->head);
		a->at = a->head;
	}
	args_init(&c->args, span_from(buf_span(&s->frame.bytes), a->at),
	    &s->pool);
	do {
		step = one_step(s, c);
		if (step == STEP_END || step == STEP_TAKE)
			a->at = s->frame.bytes.len - c->args.rest.n;
	} while (step == STEP_END && (a->state != APPEND_NEXT ||
	    !args_at_end(&c->args)));
	return step;
}
