/* verbs - see verbs.h.
 * SPDX-License-Identifier: ISC */
#include "verbs.h"

#include "base/log.h"

#define ID_PAIRS_MAX 30              /* RFC 2971 3.3 */
#define CAPABILITIES_MAX 2000

void
verbs_reply(struct session *s, const char *text)
{
	wr_add(&s->l->wr, s->command.tag.n > 0 ? s->command.tag : SPAN("*"));
	wr_addc(&s->l->wr, ' ');
	wr_adds(&s->l->wr, text);
	wr_adds(&s->l->wr, "\r\n");
}

enum login_step
verbs_bad(struct session *s, const char *text)
{
	verbs_reply(s, text);
	return LOGIN_BAD;
}

void
verbs_bye(struct login *l, const char *text)
{
	wr_adds(&l->wr, "* BYE ");
	wr_adds(&l->wr, text);
	wr_adds(&l->wr, "\r\n");
}

enum login_step
verbs_end(struct session *s, const char *text, const char *reason)
{
	verbs_bye(s->l, text);
	s->l->reason = reason;
	return LOGIN_END;
}

bool
verbs_take_password(const struct session *s)
{
	return login_plaintext_ok(s->l) &&
	    login_offers(s->l, SPAN("PLAIN")).p != NULL;
}

/* IDLE is nothing to do before login, but fetchmail asks only then whether the
 * server has it. */
void
verbs_add_capabilities(struct session *s)
{
	struct buf b = BUF_INIT(CAPABILITIES_MAX);

	buf_adds(&b, "CAPABILITY IMAP4rev1 LITERAL+ SASL-IR ID IDLE");
	if (s->opt->capability != NULL)
		buf_addf(&b, " %s", s->opt->capability);
	if (s->l->can_starttls)
		buf_adds(&b, " STARTTLS");
	login_list(s->l, " AUTH=", &b);
	if (!verbs_take_password(s))
		buf_adds(&b, " LOGINDISABLED");
	wr_add(&s->l->wr, buf_span(&b));
	buf_done(&b);
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
		return verbs_bad(s, "BAD CAPABILITY takes no arguments");
	wr_adds(&s->l->wr, "* ");
	verbs_add_capabilities(s);
	wr_adds(&s->l->wr, "\r\n");
	verbs_reply(s, "OK Done");
	return LOGIN_ON;
}

static enum login_step
do_noop(struct session *s)
{
	if (!has_no_arguments(s))
		return verbs_bad(s, "BAD NOOP takes no arguments");
	verbs_reply(s, "OK Done");
	return LOGIN_ON;
}

static enum login_step
do_logout(struct session *s)
{
	if (!has_no_arguments(s))
		return verbs_bad(s, "BAD LOGOUT takes no arguments");
	verbs_end(s, "Logging out", "logout");
	verbs_reply(s, "OK Done");
	return LOGIN_END;
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

static enum login_step
do_id(struct session *s)
{
	struct logline line;

	log_begin(&line, "id");
	if (take_id(&s->command, &line) == -1) {
		buf_done(&line.b);
		return verbs_bad(s,
		    "BAD ID wants NIL or (\"field\" \"value\" ...)");
	}
	log_end(&line);
	wr_adds(&s->l->wr, "* ID (\"name\" \"Pneumatic\")\r\n");
	verbs_reply(s, "OK Done");
	return LOGIN_ON;
}

/* A client that did not wait for our reply has bytes in our buffer that came
 * in the clear: they are dropped, and the client with them. What is still in
 * the socket meets the TLS handshake. */
static enum login_step
do_starttls(struct session *s)
{
	if (!has_no_arguments(s))
		return verbs_bad(s, "BAD STARTTLS takes no arguments");
	if (!s->l->can_starttls)
		return verbs_bad(s, s->l->tls ? "BAD TLS is already on" :
		    "BAD TLS is not available");
	if (login_pipelined(s->l)) {
		verbs_reply(s,
		    "BAD Nothing may follow STARTTLS before the handshake");
		return verbs_end(s, "STARTTLS was not the last command",
		    "commands behind STARTTLS");
	}
	verbs_reply(s, "OK Begin TLS");
	return login_upgrade(s->l, s->err) == 0 ? LOGIN_ON : LOGIN_GONE;
}

static const char *const answers[EXCHANGE_ENDS] = {
	[EXCHANGE_YES] = "OK Logged in",
	[EXCHANGE_NO] =
	    "NO [AUTHENTICATIONFAILED] Wrong user name or password",
	[EXCHANGE_DISABLED] = "NO [CONTACTADMIN] This account is disabled",
	[EXCHANGE_PRIVACY] = "NO [PRIVACYREQUIRED] Use TLS first",
	[EXCHANGE_LIMIT] = ("NO [LIMIT] Too many connections of this user "
	    "from your address"),
	[EXCHANGE_LATER] = "NO [UNAVAILABLE] Cannot tell now, try again later",
	[EXCHANGE_MECHANISM] = "NO No such mechanism",
	[EXCHANGE_CANCELLED] = "BAD Authentication cancelled",
	[EXCHANGE_SYNTAX] = "BAD Not a valid response",
};

enum login_step
verbs_refuse_password(struct session *s)
{
	verbs_reply(s, answers[EXCHANGE_PRIVACY]);
	return LOGIN_FAILED;
}

/* The tagged OK is said here, before the session begins: imapd does not greet
 * after a hand-over. */
static enum login_step
after_exchange(struct session *s, int result)
{
	if (result == 0)
		verbs_reply(s, answers[s->x.end]);
	return exchange_conclude(&s->x, s->l, result, s->err);
}

static enum login_step
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
		return verbs_bad(s,
		    "BAD LOGIN wants a user name and a password");
	return after_exchange(s, exchange_password(&s->x, s->l, user, password,
	    s->err));
}

/* RFC 9051 6.2.2; the initial response as RFC 4959 has it. */
static enum login_step
do_authenticate(struct session *s)
{
	struct span mechanism, initial = span_of(NULL, 0);
	struct imapline *c = &s->command;
	size_t at = c->args;

	if (imapline_space(c, &at) == -1 ||
	    imapline_atom(c, &at, &mechanism) == -1)
		return verbs_bad(s, "BAD AUTHENTICATE wants a mechanism");
	if (imapline_space(c, &at) == 0)
		initial = span_from(buf_span(&c->text), at);
	else if (!imapline_at_end(c, at))
		return verbs_bad(s, "BAD AUTHENTICATE wants a mechanism");
	mechanism = login_offers(s->l, mechanism);
	if (mechanism.p == NULL) {
		verbs_reply(s, answers[s->l->tls ? EXCHANGE_MECHANISM :
		    EXCHANGE_PRIVACY]);
		return LOGIN_FAILED;
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

const struct verb *
verbs_find(struct span name)
{
	size_t i;

	for (i = 0; i < LENGTH(verbs); i++)
		if (span_ieq(name, span_str(verbs[i].name)))
			return &verbs[i];
	return NULL;
}
