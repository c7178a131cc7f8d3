/* session - see session.h. A command is read whole, with its literals, before
 * anything is done about it; what a command needs is looked up in one table.
 * SPDX-License-Identifier: ISC */
#include "session.h"

#include <assert.h>

#include "verbs.h"

/* Why this command will not be run, known before its arguments: LOGIN_ON when
 * it will, else it has been answered. */
static enum login_step
refuse(struct session *s, const struct verb *verb)
{
	if (s->command.tag.n == 0)
		return verbs_bad(s, "BAD A command begins with a tag");
	if (verb == NULL)
		return verbs_bad(s,
		    "BAD Unknown command, or not before the login");
	if ((verb->flags & VERB_PASSWORD) != 0 && !verbs_take_password(s))
		return verbs_refuse_password(s);
	return LOGIN_ON;
}

/* A client waits for "+" only when there is a use for what it wants to send:
 * so a password does not come where it would be refused. */
static enum login_step
allow_literal(struct session *s, const struct verb *verb)
{
	enum login_step step;

	if (!s->command.synchronizing)
		return LOGIN_ON;
	step = refuse(s, verb);
	if (step == LOGIN_ON && (verb->flags & VERB_LITERALS) == 0)
		step = verbs_bad(s, "BAD No literal is wanted here");
	if (step == LOGIN_ON)
		wr_adds(&s->l->wr, "+ OK\r\n");
	return step;
}

/* A line that cannot be used, by what rd_line returned. */
static enum login_step
bad_line(struct session *s, int got)
{
	if (got == 0) {
		s->l->reason = "client closed the connection";
		return LOGIN_END;
	}
	if (rd_ended(&s->l->rd))
		return LOGIN_GONE;
	return verbs_bad(s, s->err->kind == ERR_LIMIT ? "BAD Command too long" :
	    "BAD A line ends in CR LF");
}

static int
read_line(struct session *s, struct span *line)
{
	return rd_line(&s->l->rd, EOL_CRLF, s->l->limits->line_max, line,
	    s->err);
}

static enum login_step
read_literal(struct session *s, struct span *line)
{
	struct span chunk;
	int got = 1;

	while (got == 1 && s->command.literal > 0) {
		got = rd_some(&s->l->rd, (size_t)s->command.literal, &chunk,
		    s->err);
		if (got == 1)
			imapline_literal(&s->command, chunk);
	}
	if (got == 1)
		got = read_line(s, line);
	if (got == 0)
		return err_set(s->err, ERR_PROTO,
		    "client went away inside a literal"), LOGIN_GONE;
	return got == 1 ? LOGIN_ON : bad_line(s, got);
}

/* What follows a literal that was too long and came unasked cannot be told
 * from commands: the connection ends. */
static enum login_step
too_long(struct session *s, enum imapline_next next)
{
	verbs_bad(s, "BAD Command too long");
	if (next == IMAPLINE_LOST)
		return verbs_end(s, "Literal too long", "literal too long");
	return LOGIN_BAD;
}

static enum login_step
read_command(struct session *s, const struct verb **verb_out)
{
	enum imapline_next next;
	enum login_step step = LOGIN_ON;
	struct span line;
	int got;

	imapline_forget(&s->command);
	if ((got = read_line(s, &line)) != 1)
		return bad_line(s, got);
	next = imapline_begin(&s->command, line);
	*verb_out = verbs_find(s->command.name);
	while (step == LOGIN_ON && next == IMAPLINE_LITERAL) {
		step = allow_literal(s, *verb_out);
		if (step == LOGIN_ON)
			step = read_literal(s, &line);
		if (step == LOGIN_ON)
			next = imapline_line(&s->command, line);
	}
	return step == LOGIN_ON && next != IMAPLINE_COMPLETE ?
	    too_long(s, next) : step;
}

static enum login_step
command(void *self, struct err *err)
{
	const struct verb *verb = NULL;
	struct session *s = self;
	enum login_step step;

	s->err = err;
	step = read_command(s, &verb);
	if (step == LOGIN_ON)
		step = refuse(s, verb);
	if (step != LOGIN_ON)
		return step;
	assert(verb != NULL);
	return verb->run(s);
}

static void
unavailable(struct login *l)
{
	wr_adds(&l->wr, l->too_many ?
	    "* BYE [LIMIT] Too many connections from your address\r\n" :
	    "* BYE [UNAVAILABLE] Try again later\r\n");
}

static void
greet(void *self)
{
	struct session *s = self;

	wr_adds(&s->l->wr, "* OK [");
	verbs_add_capabilities(s);
	wr_adds(&s->l->wr, "] Pneumatic ready\r\n");
}

void
session_init(struct session *s, struct login *l, const struct options *opt)
{
	*s = (struct session){ .l = l, .opt = opt };
	imapline_init(&s->command, opt->limits.line_max);
	exchange_init(&s->x);
}

void
session_done(struct session *s)
{
	imapline_done(&s->command);
	exchange_done(&s->x);
}

const struct entry session_entry = { greet, command, verbs_bye, unavailable };
