/* commands - the greeting, the envelope, and the small ones (RFC 5321 4.1.1).
 * Each is read whole before any state changes.
 * SPDX-License-Identifier: ISC */
#include <string.h>

#include "gate/gate.h"
#include "params.h"
#include "session.h"

static enum reply
take_helo(struct session *s, struct span arg, bool extended)
{
	char helo[COMMAND_HELO_MAX + 1];

	if (command_helo(arg, helo) == -1)
		return REPLY_BAD_HELO;
	/* A proxy that has told its client's name gives its own here. */
	if (s->xclient.helo[0] != '\0')
		memcpy(helo, s->xclient.helo, sizeof(helo));
	s->extended = extended;
	if (gate_helo(s, helo) == GATE_REFUSE) {
		gate_speak(s);
		return REPLY_NONE;
	}
	session_reset(s);
	memcpy(s->helo, helo, sizeof(helo));
	s->state = ST_READY;
	s->detail = span_str(s->opt->hostname);
	return REPLY_HELO;
}

enum reply
cmd_helo(struct session *s, struct span arg)
{
	return take_helo(s, arg, false);
}

static void
offer_size(struct session *s, struct buf *out)
{
	buf_adds(out, "SIZE ");
	buf_addu(out, s->opt->max_size);
}

static void
offer_limits(struct session *s, struct buf *out)
{
	buf_adds(out, "LIMITS RCPTMAX=");
	buf_addu(out, s->opt->max_recipients);
}

static void
offer_tls(struct session *s, struct buf *out)
{
	if (tls_offered(s))
		buf_adds(out, "STARTTLS");
}

static void
offer_dsn(struct session *s, struct buf *out)
{
	if (s->opt->offer_dsn)
		buf_adds(out, "DSN");
}

static void
offer_requiretls(struct session *s, struct buf *out)
{
	if (s->opt->offer_requiretls && s->tls)
		buf_adds(out, "REQUIRETLS");
}

/* One line each in the reply to EHLO; an empty one is left out. */
static const struct {
	const char *word;
	void (*offer)(struct session *s, struct buf *out);
} capabilities[] = {
	{ "PIPELINING", NULL },              /* RFC 2920 */
	{ NULL, offer_size },                /* RFC 1870 */
	{ "8BITMIME", NULL },                /* RFC 6152 */
	{ "CHUNKING", NULL },                /* RFC 3030 */
	{ NULL, offer_limits },              /* RFC 9422 */
	{ "SMTPUTF8", NULL },                /* RFC 6531 */
	{ NULL, offer_dsn },                 /* RFC 3461 */
	{ NULL, offer_tls },                 /* RFC 3207 */
	{ NULL, offer_requiretls },          /* RFC 8689 */
	{ NULL, auth_offer },                /* RFC 4954 */
	{ NULL, etrn_offer },                /* RFC 1985 */
	{ NULL, xclient_offer },
	{ "ENHANCEDSTATUSCODES", NULL },     /* RFC 2034; the last is never
					      * empty */
};

enum reply
cmd_ehlo(struct session *s, struct span arg)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	enum reply id = take_helo(s, arg, true);
	size_t i;

	if (id != REPLY_HELO)
		return id;
	s->detail = SPAN("");
	wr_addf(&s->wr, "250-%s\r\n", s->opt->hostname);
	for (i = 0; i < LENGTH(capabilities); i++) {
		buf_reset(&line);
		if (capabilities[i].word != NULL)
			buf_adds(&line, capabilities[i].word);
		else
			capabilities[i].offer(s, &line);
		if (line.len > 0)
			wr_addf(&s->wr, "250%c%s\r\n", i + 1 <
			    LENGTH(capabilities) ? '-' : ' ', buf_str(&line));
	}
	buf_done(&line);
	return REPLY_NONE;
}

static enum reply
may_mail(struct session *s)
{
	if (s->opt->require_tls && !s->tls)
		return REPLY_NEED_TLS;
	if (s->opt->submission && !session_has_user(s))
		return REPLY_NEED_AUTH;
	return REPLY_NONE;
}

static enum reply
check_sender(struct session *s, const struct address *a)
{
	int own = s->opt->own_sender && session_has_user(s) ?
	    session_owns(s, a) : 1;

	return own == 1 ? REPLY_NONE : own == 0 ? REPLY_NOT_YOURS :
	    REPLY_CHECK_LATER;
}

enum reply
cmd_mail(struct session *s, struct span arg)
{
	struct address sender;
	struct span params;
	struct params_mail w;
	enum reply id = may_mail(s);

	if (id != REPLY_NONE)
		return id;
	if (command_path(arg, SPAN("FROM"), ADDRESS_NULL | ADDRESS_UTF8,
	    &sender, &params, &s->err) == -1) {
		session_words(s, 501, span_str(s->err.text));
		return REPLY_NONE;
	}
	if ((id = params_mail(s, params, &w)) != REPLY_NONE)
		return id;
	if (sender.utf8 && !w.utf8)
		return REPLY_NEED_UTF8;
	if (w.size > s->opt->max_size) {
		session_number(s, s->opt->max_size);
		return REPLY_TOO_LARGE;
	}
	if ((id = check_sender(s, &sender)) != REPLY_NONE)
		return id;
	if (gate_mail(s, &sender, w.size) == GATE_REFUSE) {
		gate_speak(s);
		return REPLY_NONE;
	}
	envelope_set_sender(&s->envelope, &sender, params);
	s->utf8 = w.utf8;
	s->state = ST_MAIL;
	return REPLY_SENDER_OK;
}

static void
log_refused(struct session *s, const struct address *a, int code,
    struct span text)
{
	struct logline l;

	s->rcpts_refused++;
	log_begin(&l, "rcpt-refused");
	log_str(&l, "rcpt", address_span(a));
	log_str(&l, "sender", address_span(&s->envelope.sender));
	log_str(&l, "helo", span_str(s->helo));
	log_num(&l, "code", (uint64_t)code);
	log_str(&l, "text", text);
	log_end(&l);
}

/* What the authenticator said of a recipient becomes the reply, as far as it
 * is a refusal that can be understood; all else is temporary. */
static enum reply
relay_refusal(struct session *s, const struct address *a,
    const struct ask_reply *r)
{
	struct buf words = BUF_INIT(REPLY_LINE_MAX);
	struct span text = buf_span(&r->text);
	bool hard = r->code / 10 == 55;

	text = span_sub(text, 0, span_find(text, 0, '\n'));
	text = span_sub(text, 0, REPLY_LINE_MAX - 16);
	if (!hard && r->code / 10 != 45)
		return REPLY_CHECK_LATER;
	if (!span_starts(text, hard ? SPAN("5.") : SPAN("4.")))
		buf_adds(&words, hard ? "5.1.1 " : "4.3.0 ");
	buf_add(&words, text);
	log_refused(s, a, r->code, buf_span(&words));
	session_words(s, r->code, buf_span(&words));
	buf_done(&words);
	return REPLY_NONE;
}

static enum reply
verify(struct session *s, const struct address *a)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	struct ask_reply r;
	enum reply id = REPLY_CHECK_LATER;
	int got;

	ask_reply_init(&r);
	buf_adds(&line, "RCPT ");
	buf_add(&line, address_span(a));
	got = session_ask(s, buf_span(&line), &r);
	if (got == 0 && (r.code == 500 || r.code == 502)) {
		/* An authenticator that knows no RCPT. */
		memcpy(line.p, "VRFY", 4);
		got = session_ask(s, buf_span(&line), &r);
	}
	if (got == 0)
		id = r.code / 100 == 2 ? REPLY_RCPT_OK :
		    relay_refusal(s, a, &r);
	if (id == REPLY_RCPT_OK)
		direct_note(s, &r);
	ask_reply_done(&r);
	buf_done(&line);
	return id;
}

/* May mail for this address be taken? Nothing that was not said to be is. */
static enum reply
check_recipient(struct session *s, const struct address *a)
{
	if (s->opt->accept_all || recipients_has(&s->recipients, a))
		return REPLY_RCPT_OK;
	if (s->ask.fd != -1)
		return verify(s, a);
	return s->opt->recipients != NULL ? REPLY_NO_SUCH_USER :
	    REPLY_NO_CHECK;
}

/* What the rules say of a recipient, and if they say nothing the check. */
static enum reply
judge_recipient(struct session *s, const struct address *a)
{
	switch (gate_rcpt(s, a)) {
	case GATE_REFUSE:
		gate_speak(s);
		return REPLY_NONE;
	case GATE_TAKE:
		return REPLY_RCPT_OK;
	case GATE_DISCARD:
		session_reply(s, REPLY_RCPT_OK);
		return REPLY_NONE;
	case GATE_GO_ON:
		break;
	}
	return check_recipient(s, a);
}

/* <postmaster> is the one here (RFC 5321 4.5.1). */
static int
complete(struct session *s, struct address *a)
{
	struct buf b = BUF_INIT(sizeof(a->text));
	int r;

	if (a->local_n < a->n)
		return 0;
	buf_add(&b, address_span(a));
	buf_addf(&b, "@%s", s->opt->hostname);
	r = address_parse(buf_span(&b), 0, a, &s->err);
	buf_done(&b);
	return r;
}

enum reply
cmd_rcpt(struct session *s, struct span arg)
{
	unsigned what = ADDRESS_POSTMASTER | (s->utf8 ? ADDRESS_UTF8 : 0);
	struct address a;
	struct span params;
	enum reply id;

	if (command_path(arg, SPAN("TO"), what, &a, &params, &s->err) == -1 ||
	    complete(s, &a) == -1) {
		session_words(s, 501, span_str(s->err.text));
		return REPLY_NONE;
	}
	if ((id = params_rcpt(s, params)) != REPLY_NONE)
		return id;
	if (s->envelope.n >= s->opt->max_recipients)
		return REPLY_TOO_MANY_RCPTS;
	id = judge_recipient(s, &a);
	if (id == REPLY_NONE)
		return id;
	if (id == REPLY_RCPT_OK &&
	    envelope_add(&s->envelope, &a, params, &s->err) == -1)
		id = REPLY_TOO_MANY_RCPTS;
	if (id != REPLY_RCPT_OK)
		log_refused(s, &a, reply_code(id), SPAN(""));
	return id;
}

enum reply
cmd_rset(struct session *s, struct span arg)
{
	(void)arg;
	session_reset(s);
	return REPLY_OK;
}

enum reply
cmd_noop(struct session *s, struct span arg)
{
	(void)s;
	(void)arg;
	return REPLY_OK;
}

enum reply
cmd_help(struct session *s, struct span arg)
{
	(void)s;
	(void)arg;
	return REPLY_HELP;
}

enum reply
cmd_vrfy(struct session *s, struct span arg)
{
	(void)s;
	return arg.n > 0 ? REPLY_VRFY : REPLY_BAD_ARGUMENT;
}

enum reply
cmd_expn(struct session *s, struct span arg)
{
	(void)s;
	(void)arg;
	return REPLY_NO_EXPN;
}

enum reply
cmd_quit(struct session *s, struct span arg)
{
	(void)arg;
	s->closing = "quit";
	s->detail = span_str(s->opt->hostname);
	return REPLY_BYE;
}

/* A web browser made to talk to us: what follows is no conversation. */
enum reply
cmd_foreign(struct session *s, struct span arg)
{
	(void)arg;
	s->closing = "not SMTP";
	return REPLY_NOT_SMTP;
}
