/* session - see session.h. A command is read whole, with its literals, before
 * anything is done about it; what a command needs is looked up in one table.
 * SPDX-License-Identifier: ISC */
#include "session.h"

#include "base/log.h"
#include "login/exchange.h"
#include "login/imapline.h"

#define ID_PAIRS_MAX 30              /* RFC 2971 3.3 */
#define CAPABILITIES_MAX 2000

enum step {
	STEP_ON,             /* answered */
	STEP_BAD,            /* answered: it made no sense */
	STEP_FAILED,         /* answered: a login failed */
	STEP_END,            /* the connection ends, s->reason says why */
	STEP_GONE,           /* so it does, and s->err is set */
};

struct session {
	struct login *l;
	const struct options *opt;
	struct imapline command;
	struct exchange x;
	const char *reason;
	struct err *err;
};

#define VERB_LITERALS 1              /* arguments may be literals */
#define VERB_PASSWORD 2              /* only where a password may be sent */

struct verb {
	const char *name;
	enum step (*run)(struct session *s);
	unsigned flags;
};

/* "tag text", or "* text" where there is no valid tag. */
static void
reply(struct session *s, const char *text)
{
	wr_add(&s->l->wr, s->command.tag.n > 0 ? s->command.tag : SPAN("*"));
	wr_addc(&s->l->wr, ' ');
	wr_adds(&s->l->wr, text);
	wr_adds(&s->l->wr, "\r\n");
}

static enum step
bad(struct session *s, const char *text)
{
	reply(s, text);
	return STEP_BAD;
}

static enum step
end(struct session *s, const char *text, const char *reason)
{
	wr_adds(&s->l->wr, "* BYE ");
	wr_adds(&s->l->wr, text);
	wr_adds(&s->l->wr, "\r\n");
	s->reason = reason;
	return STEP_END;
}

/* LOGIN asks the authenticator for PLAIN. */
static bool
takes_password(const struct session *s)
{
	return login_plaintext_ok(s->l) &&
	    login_offers(s->l, SPAN("PLAIN")).p != NULL;
}

static void
add_capabilities(struct session *s)
{
	struct buf b = BUF_INIT(CAPABILITIES_MAX);

	buf_adds(&b, "CAPABILITY IMAP4rev1 LITERAL+ SASL-IR ID");
	if (s->opt->capability != NULL)
		buf_addf(&b, " %s", s->opt->capability);
	if (s->l->can_starttls)
		buf_adds(&b, " STARTTLS");
	login_list(s->l, " AUTH=", &b);
	if (!takes_password(s))
		buf_adds(&b, " LOGINDISABLED");
	wr_add(&s->l->wr, buf_span(&b));
	buf_done(&b);
}

static bool
has_no_arguments(const struct session *s)
{
	return imapline_at_end(&s->command, s->command.args);
}

static enum step
do_capability(struct session *s)
{
	if (!has_no_arguments(s))
		return bad(s, "BAD CAPABILITY takes no arguments");
	wr_adds(&s->l->wr, "* ");
	add_capabilities(s);
	wr_adds(&s->l->wr, "\r\n");
	reply(s, "OK Done");
	return STEP_ON;
}

static enum step
do_noop(struct session *s)
{
	if (!has_no_arguments(s))
		return bad(s, "BAD NOOP takes no arguments");
	reply(s, "OK Done");
	return STEP_ON;
}

static enum step
do_logout(struct session *s)
{
	if (!has_no_arguments(s))
		return bad(s, "BAD LOGOUT takes no arguments");
	end(s, "Logging out", "logout");
	reply(s, "OK Done");
	return STEP_END;
}

/* What of ID goes to the log. */
static void
log_id(struct logline *line, struct span field, struct span value)
{
	static const char *const shown[] = { "name", "version", "os" };
	size_t i;

	for (i = 0; i < LENGTH(shown); i++)
		if (span_ieq(field, span_str(shown[i])) && value.p != NULL)
			log_str(line, shown[i], span_sub(value, 0, 100));
}

/* id-params-list = "(" *(string SP nstring) ")" / nil; RFC 2971 4. */
static int
take_id(struct imapline *c, struct logline *line)
{
	struct span field, value;
	size_t at = c->args, n;

	if (imapline_space(c, &at) == -1)
		return -1;
	if (imapline_char(c, &at, '(') == -1)
		return imapline_nstring(c, &at, &value) == 0 &&
		    value.p == NULL && imapline_at_end(c, at) ? 0 : -1;
	for (n = 0; imapline_char(c, &at, ')') == -1; n++) {
		if (n == ID_PAIRS_MAX ||
		    (n > 0 && imapline_space(c, &at) == -1) ||
		    imapline_nstring(c, &at, &field) == -1 || field.p == NULL ||
		    imapline_space(c, &at) == -1 ||
		    imapline_nstring(c, &at, &value) == -1)
			return -1;
		log_id(line, field, value);
	}
	return imapline_at_end(c, at) ? 0 : -1;
}

static enum step
do_id(struct session *s)
{
	struct logline line;

	log_begin(&line, "id");
	if (take_id(&s->command, &line) == -1) {
		buf_done(&line.b);
		return bad(s, "BAD ID wants NIL or (\"field\" \"value\" ...)");
	}
	log_end(&line);
	wr_adds(&s->l->wr, "* ID (\"name\" \"Pneumatic\")\r\n");
	reply(s, "OK Done");
	return STEP_ON;
}

/* A client that did not wait for our reply has bytes in our buffer that came
 * in the clear: they are dropped, and the client with them. What is still in the
 * socket meets the TLS handshake. */
static enum step
do_starttls(struct session *s)
{
	if (!has_no_arguments(s))
		return bad(s, "BAD STARTTLS takes no arguments");
	if (!s->l->can_starttls)
		return bad(s, s->l->tls ? "BAD TLS is already on" :
		    "BAD TLS is not available");
	if (login_pipelined(s->l)) {
		reply(s, "BAD Nothing may follow STARTTLS before the handshake");
		return end(s, "STARTTLS was not the last command",
		    "commands behind STARTTLS");
	}
	reply(s, "OK Begin TLS");
	return login_upgrade(s->l, s->err) == 0 ? STEP_ON : STEP_GONE;
}

static const char *const answers[EXCHANGE_ENDS] = {
	[EXCHANGE_YES] = "OK Logged in",
	[EXCHANGE_NO] =
	    "NO [AUTHENTICATIONFAILED] Wrong user name or password",
	[EXCHANGE_DISABLED] = "NO [CONTACTADMIN] This account is disabled",
	[EXCHANGE_PRIVACY] = "NO [PRIVACYREQUIRED] Use TLS first",
	[EXCHANGE_LATER] = "NO [UNAVAILABLE] Cannot tell now, try again later",
	[EXCHANGE_MECHANISM] = "NO No such mechanism",
	[EXCHANGE_CANCELLED] = "BAD Authentication cancelled",
	[EXCHANGE_SYNTAX] = "BAD Not a valid response",
};

/* The tagged OK is said here, before the session begins: imapd does not greet
 * after a hand-over. */
static enum step
after_exchange(struct session *s, int result)
{
	if (result == -1)
		return STEP_GONE;
	reply(s, answers[s->x.end]);
	if (s->x.end != EXCHANGE_YES)
		return STEP_FAILED;
	if (login_start(s->l, buf_span(&s->x.user), buf_span(&s->x.mechanism),
	    s->err) == -1)
		return STEP_GONE;
	s->reason = NULL;
	return STEP_END;
}

static enum step
do_login(struct session *s)
{
	struct imapline *c = &s->command;
	struct span user, password;
	size_t at = c->args;

	if (imapline_space(c, &at) == -1 ||
	    imapline_astring(c, &at, &user) == -1 ||
	    imapline_space(c, &at) == -1 ||
	    imapline_astring(c, &at, &password) == -1 ||
	    !imapline_at_end(c, at))
		return bad(s, "BAD LOGIN wants a user name and a password");
	return after_exchange(s, exchange_password(&s->x, s->l, user, password,
	    s->err));
}

/* RFC 9051 6.2.2; the initial response as RFC 4959 has it. */
static enum step
do_authenticate(struct session *s)
{
	struct span mechanism, initial = span_of(NULL, 0);
	struct imapline *c = &s->command;
	size_t at = c->args;

	if (imapline_space(c, &at) == -1 ||
	    imapline_atom(c, &at, &mechanism) == -1)
		return bad(s, "BAD AUTHENTICATE wants a mechanism");
	if (imapline_space(c, &at) == 0)
		initial = span_from(buf_span(&c->text), at);
	else if (!imapline_at_end(c, at))
		return bad(s, "BAD AUTHENTICATE wants a mechanism");
	mechanism = login_offers(s->l, mechanism);
	if (mechanism.p == NULL) {
		reply(s, answers[s->l->tls ? EXCHANGE_MECHANISM :
		    EXCHANGE_PRIVACY]);
		return STEP_FAILED;
	}
	return after_exchange(s, exchange_sasl(&s->x, s->l, mechanism, initial,
	    s->err));
}

static const struct verb verbs[] = {
	{ "AUTHENTICATE", do_authenticate, 0 },
	{ "CAPABILITY", do_capability, 0 },
	{ "ID", do_id, VERB_LITERALS },
	{ "LOGIN", do_login, VERB_LITERALS | VERB_PASSWORD },
	{ "LOGOUT", do_logout, 0 },
	{ "NOOP", do_noop, 0 },
	{ "STARTTLS", do_starttls, 0 },
};

static const struct verb *
find_verb(struct span name)
{
	size_t i;

	for (i = 0; i < LENGTH(verbs); i++)
		if (span_ieq(name, span_str(verbs[i].name)))
			return &verbs[i];
	return NULL;
}

/* Why this command will not be run, known before its arguments: STEP_ON when
 * it will, else it has been answered. */
static enum step
refuse(struct session *s, const struct verb *verb)
{
	if (s->command.tag.n == 0)
		return bad(s, "BAD A command begins with a tag");
	if (verb == NULL)
		return bad(s, "BAD Unknown command, or not before the login");
	if ((verb->flags & VERB_PASSWORD) != 0 && !takes_password(s)) {
		reply(s, answers[EXCHANGE_PRIVACY]);
		return STEP_FAILED;
	}
	return STEP_ON;
}

/* A client waits for "+" only when there is a use for what it wants to send:
 * so a password does not come where it would be refused. */
static enum step
allow_literal(struct session *s, const struct verb *verb)
{
	enum step step;

	if (!s->command.synchronizing)
		return STEP_ON;
	step = refuse(s, verb);
	if (step == STEP_ON && (verb->flags & VERB_LITERALS) == 0)
		step = bad(s, "BAD No literal is wanted here");
	if (step == STEP_ON)
		wr_adds(&s->l->wr, "+ OK\r\n");
	return step;
}

/* A line that cannot be used, by what rd_line returned. */
static enum step
bad_line(struct session *s, int got)
{
	if (got == 0) {
		s->reason = "client closed the connection";
		return STEP_END;
	}
	if (rd_ended(&s->l->rd))
		return STEP_GONE;
	return bad(s, s->err->kind == ERR_LIMIT ? "BAD Command too long" :
	    "BAD A line ends in CR LF");
}

static int
read_line(struct session *s, struct span *line)
{
	*s->err = ERR_INIT;
	return rd_line(&s->l->rd, EOL_CRLF, s->l->limits->line_max, line,
	    s->err);
}

static enum step
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
		    "client went away inside a literal"), STEP_GONE;
	return got == 1 ? STEP_ON : bad_line(s, got);
}

/* What follows a literal that was too long and came unasked cannot be told
 * from commands: the connection ends. */
static enum step
too_long(struct session *s, enum imapline_next next)
{
	bad(s, "BAD Command too long");
	if (next == IMAPLINE_LOST)
		return end(s, "Literal too long", "literal too long");
	return STEP_BAD;
}

static enum step
read_command(struct session *s, const struct verb **verb_out)
{
	enum imapline_next next;
	enum step step = STEP_ON;
	struct span line;
	int got;

	imapline_forget(&s->command);
	if ((got = read_line(s, &line)) != 1)
		return bad_line(s, got);
	next = imapline_begin(&s->command, line);
	*verb_out = find_verb(s->command.name);
	while (step == STEP_ON && next == IMAPLINE_LITERAL) {
		step = allow_literal(s, *verb_out);
		if (step == STEP_ON)
			step = read_literal(s, &line);
		if (step == STEP_ON)
			next = imapline_line(&s->command, line);
	}
	return step == STEP_ON && next != IMAPLINE_COMPLETE ?
	    too_long(s, next) : step;
}

static enum step
one_command(struct session *s)
{
	const struct verb *verb = NULL;
	enum step step = read_command(s, &verb);

	if (step == STEP_ON)
		step = refuse(s, verb);
	return step == STEP_ON ? verb->run(s) : step;
}

/* Count what was done, and end the connection at a limit. */
static enum step
count(struct session *s, enum step step)
{
	bool last = login_count_command(s->l);

	if (step == STEP_END || step == STEP_GONE)
		return step;
	if (step == STEP_BAD && login_count_bad(s->l))
		return end(s, "Too many bad commands", "too many bad commands");
	if (step == STEP_FAILED && login_count_failure(s->l))
		return end(s, "Too many failed logins",
		    "too many failed logins");
	if (last)
		return end(s, "Too many commands without a login",
		    "too many commands");
	return STEP_ON;
}

/* Something failed: is there still someone to tell? */
static void
gone(struct session *s)
{
	s->reason = s->err->text;
	if (login_timed_out(s->l))
		end(s, "Too slow to log in", "deadline");
	else if (!login_client_gone(s->l))
		session_unavailable(s->l);
}

void
session_unavailable(struct login *l)
{
	wr_adds(&l->wr, "* BYE [UNAVAILABLE] Try again later\r\n");
}

int
session_run(struct login *l, const struct options *opt, struct err *err)
{
	struct session s = { .l = l, .opt = opt, .err = err };
	enum step step;
	int r = 0;

	imapline_init(&s.command, l->limits->line_max);
	exchange_init(&s.x);
	wr_adds(&l->wr, "* OK [");
	add_capabilities(&s);
	wr_adds(&l->wr, "] Pneumatic ready\r\n");
	do
		step = count(&s, one_command(&s));
	while (step == STEP_ON);
	if (step == STEP_GONE) {
		r = login_client_gone(l) ? 0 : -1;
		gone(&s);
	}
	if (s.reason != NULL)
		login_end(l, s.reason);
	imapline_done(&s.command);
	exchange_done(&s.x);
	return r;
}
