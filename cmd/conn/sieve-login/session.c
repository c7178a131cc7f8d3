/* session - see session.h. A command is read whole, with its literals, before
 * anything is done about it. Literals do not wait (RFC 5804 4, literal-c2s), so
 * one that is too long cannot be refused but with the connection.
 * SPDX-License-Identifier: ISC */
#include "session.h"

#include "sieve/svtable.h"

#define CAPABILITIES_MAX 4000
#define TAG_MAX 1000                 /* what NOOP gives back */

struct verb {
	const char *name;
	enum login_step (*run)(struct session *s);
};

static void
reply(struct session *s, const char *text)
{
	wr_adds(&s->l->wr, text);
	wr_adds(&s->l->wr, "\r\n");
}

static enum login_step
bad(struct session *s, const char *text)
{
	reply(s, text);
	return LOGIN_BAD;
}

static void
bye(struct login *l, const char *text)
{
	wr_adds(&l->wr, "BYE \"");
	wr_adds(&l->wr, text);
	wr_adds(&l->wr, "\"\r\n");
}

static enum login_step
end(struct session *s, const char *text, const char *reason)
{
	bye(s->l, text);
	s->l->reason = reason;
	return LOGIN_END;
}

static void
add_extensions(const struct session *s, struct buf *b)
{
	const struct svextension *e;
	const char *blank = "";
	size_t i;

	if (s->opt->extensions != NULL) {
		buf_adds(b, s->opt->extensions);
		return;
	}
	for (i = 0; (e = svtable_extension(i)) != NULL; i++) {
		if (e->name == NULL)
			continue;
		buf_addf(b, "%s%s", blank, e->name);
		blank = " ";
	}
}

/* RFC 5804 1.7: what can be used now. */
static void
add_capabilities(struct session *s)
{
	struct buf b = BUF_INIT(CAPABILITIES_MAX), sasl = BUF_INIT(1000);

	login_list(s->l, " ", &sasl);
	buf_adds(&b, "\"IMPLEMENTATION\" \"Pneumatic\"\r\n\"SIEVE\" \"");
	add_extensions(s, &b);
	buf_addf(&b, "\"\r\n\"SASL\" \"%s\"\r\n", sasl.len > 0 ?
	    buf_str(&sasl) + 1 : "");
	if (s->l->can_starttls)
		buf_adds(&b, "\"STARTTLS\"\r\n");
	buf_adds(&b, "\"VERSION\" \"1.0\"\r\n");
	wr_add(&s->l->wr, buf_span(&b));
	buf_done(&b);
	buf_done(&sasl);
}

static void
greet(void *self)
{
	struct session *s = self;

	add_capabilities(s);
	reply(s, "OK \"Pneumatic ready\"");
}

static bool
has_no_arguments(const struct session *s)
{
	return imapline_at_end(&s->command, s->command.args);
}

static enum login_step
do_capability(struct session *s)
{
	if (!has_no_arguments(s))
		return bad(s, "NO \"CAPABILITY takes no arguments\"");
	add_capabilities(s);
	reply(s, "OK \"Done\"");
	return LOGIN_ON;
}

static enum login_step
do_logout(struct session *s)
{
	if (!has_no_arguments(s))
		return bad(s, "NO \"LOGOUT takes no arguments\"");
	reply(s, "OK \"Logging out\"");
	s->l->reason = "logout";
	return LOGIN_END;
}

/* RFC 5804 2.13: the string comes back as a literal, whatever it holds. */
static enum login_step
do_noop(struct session *s)
{
	struct imapline *c = &s->command;
	struct span tag;
	size_t at = c->args;

	if (has_no_arguments(s)) {
		reply(s, "OK \"Done\"");
		return LOGIN_ON;
	}
	if (imapline_space(c, &at) == -1 ||
	    imapline_string(c, &at, &tag) == -1 || !imapline_at_end(c, at) ||
	    tag.n > TAG_MAX)
		return bad(s, "NO \"NOOP wants a short string\"");
	wr_addf(&s->l->wr, "OK (TAG {%zu}\r\n", tag.n);
	wr_add(&s->l->wr, tag);
	reply(s, ") \"Done\"");
	return LOGIN_ON;
}

/* RFC 5804 2.2: afterwards the capabilities are said again, unasked. */
static enum login_step
do_starttls(struct session *s)
{
	if (!has_no_arguments(s))
		return bad(s, "NO \"STARTTLS takes no arguments\"");
	if (!s->l->can_starttls)
		return bad(s, s->l->tls ? "NO \"TLS is already on\"" :
		    "NO \"TLS is not available\"");
	if (login_pipelined(s->l))
		return end(s, "Nothing may follow STARTTLS before the "
		    "handshake", "commands behind STARTTLS");
	reply(s, "OK \"Begin TLS\"");
	if (login_upgrade(s->l, s->err) == -1)
		return LOGIN_GONE;
	greet(s);
	return LOGIN_ON;
}

static const char *const answers[EXCHANGE_ENDS] = {
	[EXCHANGE_YES] = "OK \"Logged in\"",
	[EXCHANGE_NO] = "NO \"Wrong user name or password\"",
	[EXCHANGE_DISABLED] = "NO \"This account is disabled\"",
	[EXCHANGE_PRIVACY] = "NO (ENCRYPT-NEEDED) \"Use TLS first\"",
	[EXCHANGE_LIMIT] = ("NO (TRYLATER) \"Too many connections of this "
	    "user from your address\""),
	[EXCHANGE_LATER] = ("NO (TRYLATER) \"Cannot tell now, try again "
	    "later\""),
	[EXCHANGE_MECHANISM] = "NO \"No such mechanism\"",
	[EXCHANGE_CANCELLED] = "NO \"Authentication cancelled\"",
	[EXCHANGE_SYNTAX] = "NO \"Not a valid response\"",
};

static enum login_step
after_exchange(struct session *s, int result)
{
	if (result == 0)
		reply(s, answers[s->x.end]);
	return exchange_conclude(&s->x, s->l, result, s->err);
}

/* RFC 5804 2.1. An empty initial response is "": the authenticator's "=". */
static enum login_step
do_authenticate(struct session *s)
{
	struct span mechanism, initial = span_of(NULL, 0);
	struct imapline *c = &s->command;
	size_t at = c->args;

	if (imapline_space(c, &at) == -1 ||
	    imapline_string(c, &at, &mechanism) == -1 ||
	    (!imapline_at_end(c, at) && (imapline_space(c, &at) == -1 ||
	    imapline_string(c, &at, &initial) == -1 ||
	    !imapline_at_end(c, at))))
		return bad(s, "NO \"AUTHENTICATE wants a mechanism and "
		    "perhaps a response\"");
	if (initial.p != NULL && initial.n == 0)
		initial = SPAN("=");
	mechanism = login_offers(s->l, mechanism);
	if (mechanism.p == NULL) {
		reply(s, answers[s->l->tls ? EXCHANGE_MECHANISM :
		    EXCHANGE_PRIVACY]);
		return LOGIN_FAILED;
	}
	return after_exchange(s, exchange_sasl(&s->x, s->l, mechanism, initial,
	    s->err));
}

static const struct verb verbs[] = {
	{ "AUTHENTICATE", do_authenticate },
	{ "CAPABILITY", do_capability },
	{ "LOGOUT", do_logout },
	{ "NOOP", do_noop },
	{ "STARTTLS", do_starttls },
};

static int
read_line(struct session *s, struct span *line)
{
	return rd_line(&s->l->rd, EOL_CRLF, s->l->limits->line_max, line,
	    s->err);
}

/* What rd_line returned is no line: LOGIN_BAD it could not be used. */
static enum login_step
no_line(struct session *s, int got)
{
	if (got == 0) {
		s->l->reason = "client closed the connection";
		return LOGIN_END;
	}
	return rd_ended(&s->l->rd) ? LOGIN_GONE : LOGIN_BAD;
}

static enum login_step
read_literal(struct session *s, enum imapline_next *next)
{
	struct span chunk, line = { NULL, 0 };
	int got = 1;

	while (got == 1 && s->command.literal > 0) {
		got = rd_some(&s->l->rd, (size_t)s->command.literal, &chunk,
		    s->err);
		if (got == 1)
			imapline_literal(&s->command, chunk);
	}
	if (got == 1)
		got = read_line(s, &line);
	if (got == 0)
		return err_set(s->err, ERR_PROTO,
		    "client went away inside a literal"), LOGIN_GONE;
	if (got == -1)
		return no_line(s, got);
	*next = imapline_line(&s->command, line);
	return LOGIN_ON;
}

/* A line with its literals, in s->command: LOGIN_ON, or LOGIN_BAD and nothing
 * has been said about it yet. */
static enum login_step
read_whole(struct session *s)
{
	enum login_step step = LOGIN_ON;
	enum imapline_next next;
	struct span line;
	int got;

	imapline_forget(&s->command);
	if ((got = read_line(s, &line)) != 1)
		return no_line(s, got);
	next = imapline_begin_bare(&s->command, line);
	while (step == LOGIN_ON && next == IMAPLINE_LITERAL) {
		/* {n} waits for nobody here: what follows may be anything. */
		if (s->command.synchronizing)
			return end(s, "A literal is {n+}", "literal {n}");
		step = read_literal(s, &next);
	}
	if (step == LOGIN_ON && next == IMAPLINE_LOST)
		return end(s, "Literal too long", "literal too long");
	return step == LOGIN_ON && next != IMAPLINE_COMPLETE ? LOGIN_BAD :
	    step;
}

static enum login_step
command(void *self, struct err *err)
{
	struct session *s = self;
	enum login_step step;
	size_t i;

	s->err = err;
	step = read_whole(s);
	if (step == LOGIN_BAD)
		return bad(s, err->kind == ERR_PROTO ?
		    "NO \"A line ends in CR LF\"" : "NO \"Command too long\"");
	if (step != LOGIN_ON)
		return step;
	for (i = 0; i < LENGTH(verbs); i++)
		if (span_ieq(s->command.name, span_str(verbs[i].name)))
			return verbs[i].run(s);
	return bad(s, "NO \"Unknown command, or not before the login\"");
}

/* RFC 5804 2.1: challenges and responses are strings; base64 needs no
 * escape. */
static void
challenge(struct login *l, struct span text)
{
	wr_adds(&l->wr, "\"");
	wr_add(&l->wr, text);
	wr_adds(&l->wr, "\"\r\n");
}

static int
response(void *self, struct login *l, struct span *line_out, struct err *err)
{
	struct session *s = self;
	enum login_step step = read_whole(s);
	size_t at = 0;

	(void)l;
	if (step == LOGIN_END || step == LOGIN_GONE)
		return err->kind != ERR_NONE ? -1 :
		    err_set(err, ERR_PROTO, "client went away in AUTHENTICATE");
	return step == LOGIN_ON &&
	    imapline_string(&s->command, &at, line_out) == 0 &&
	    imapline_at_end(&s->command, at);
}

static void
unavailable(struct login *l)
{
	wr_adds(&l->wr, l->too_many ? "BYE (TRYLATER) \"Too many connections "
	    "from your address\"\r\n" :
	    "BYE (TRYLATER) \"Try again later\"\r\n");
}

void
session_init(struct session *s, struct login *l, const struct options *opt)
{
	*s = (struct session){ .l = l, .opt = opt,
		.form = { challenge, response, s } };
	imapline_init(&s->command, opt->limits.line_max);
	exchange_init(&s->x);
	s->x.form = &s->form;
}

void
session_done(struct session *s)
{
	imapline_done(&s->command);
	exchange_done(&s->x);
}

const struct entry session_entry = { greet, command, bye, unavailable };
