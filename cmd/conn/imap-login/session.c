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
		return verbs_bad(s, "BAD Unknown command, or not before the login");
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
		s->reason = "client closed the connection";
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
	*s->err = ERR_INIT;
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
one_command(struct session *s)
{
	const struct verb *verb = NULL;
	enum login_step step = read_command(s, &verb);

	if (step == LOGIN_ON)
		step = refuse(s, verb);
	if (step != LOGIN_ON)
		return step;
	assert(verb != NULL);
	return verb->run(s);
}

/* Count what was done, and end the connection at a limit. */
static enum login_step
count(struct session *s, enum login_step step)
{
	const struct login_limit *limit = login_count(s->l, step);

	if (limit != NULL)
		return verbs_end(s, limit->text, limit->reason);
	return step == LOGIN_END || step == LOGIN_GONE ? step : LOGIN_ON;
}

/* Something failed: is there still someone to tell? */
static void
gone(struct session *s)
{
	s->reason = s->err->text;
	if (login_timed_out(s->l))
		verbs_end(s, "Too slow to log in", "deadline");
	else if (!login_client_gone(s->l))
		session_unavailable(s->l);
}

void
session_unavailable(struct login *l)
{
	wr_adds(&l->wr, l->too_many ?
	    "* BYE [LIMIT] Too many connections from your address\r\n" :
	    "* BYE [UNAVAILABLE] Try again later\r\n");
}

int
session_run(struct login *l, const struct options *opt, struct err *err)
{
	struct session s = { .l = l, .opt = opt, .err = err };
	enum login_step step;
	int r = 0;

	imapline_init(&s.command, l->limits->line_max);
	exchange_init(&s.x);
	wr_adds(&l->wr, "* OK [");
	verbs_add_capabilities(&s);
	wr_adds(&l->wr, "] Pneumatic ready\r\n");
	do
		step = count(&s, one_command(&s));
	while (step == LOGIN_ON);
	if (step == LOGIN_GONE) {
		r = login_client_gone(l) ? 0 : -1;
		gone(&s);
	}
	if (s.reason != NULL)
		login_end(l, s.reason);
	imapline_done(&s.command);
	exchange_done(&s.x);
	return r;
}
