/* session - see session.h. The loop, the table of commands, and replies.
 * Replies are buffered and written before reading would wait, so a client that
 * pipelines (RFC 2920) and one that does not are the same to us.
 * SPDX-License-Identifier: ISC */
#include "session.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "gate/gate.h"
#include "intake.h"
#include "os/clock.h"
#include "os/confine.h"

enum command_flag {
	CMD_NO_ARG = 1,
	CMD_JUNK = 2,            /* sends no mail: counted */
	CMD_SMTP = 4,            /* not in LMTP */
	CMD_LMTP = 8,            /* only there */
};

struct command {
	const char *verb;
	enum reply (*run)(struct session *s, struct span arg);
	unsigned states;         /* in which it may come */
	unsigned flags;
};

static const struct command commands[] = {
	{ "AUTH", cmd_auth, ST_READY, CMD_JUNK },
	{ "BDAT", cmd_bdat, ST_ANY, 0 },
	{ "CONNECT", cmd_foreign, ST_ANY, 0 },
	{ "DATA", cmd_data, ST_MAIL, CMD_NO_ARG },
	{ "DELETE", cmd_foreign, ST_ANY, 0 },
	{ "EHLO", cmd_ehlo, ST_ANY, CMD_JUNK | CMD_SMTP },
	{ "ETRN", cmd_etrn, ST_READY, CMD_JUNK },
	{ "EXPN", cmd_expn, ST_ANY, CMD_JUNK },
	{ "GET", cmd_foreign, ST_ANY, 0 },
	{ "HEAD", cmd_foreign, ST_ANY, 0 },
	{ "HELO", cmd_helo, ST_ANY, CMD_JUNK | CMD_SMTP },
	{ "HELP", cmd_help, ST_ANY, CMD_JUNK },
	{ "HOST:", cmd_foreign, ST_ANY, 0 },
	{ "LHLO", cmd_ehlo, ST_ANY, CMD_JUNK | CMD_LMTP },
	{ "MAIL", cmd_mail, ST_READY, 0 },
	{ "NOOP", cmd_noop, ST_ANY, CMD_JUNK },
	{ "OPTIONS", cmd_foreign, ST_ANY, 0 },
	{ "POST", cmd_foreign, ST_ANY, 0 },
	{ "PUT", cmd_foreign, ST_ANY, 0 },
	{ "QUIT", cmd_quit, ST_ANY, CMD_NO_ARG },
	{ "RCPT", cmd_rcpt, ST_MAIL, 0 },
	{ "RSET", cmd_rset, ST_ANY, CMD_NO_ARG | CMD_JUNK },
	{ "STARTTLS", cmd_starttls, ST_READY, CMD_NO_ARG },
	{ "VRFY", cmd_vrfy, ST_ANY, CMD_JUNK },
	{ "XCLIENT", cmd_xclient, ST_START | ST_READY, CMD_JUNK },
};

static int
compare(const void *verb, const void *row)
{
	return span_icmp(*(const struct span *)verb,
	    span_str(((const struct command *)row)->verb));
}

static const struct command *
find_command(const struct session *s, struct span verb)
{
	const struct command *c = bsearch(&verb, commands, LENGTH(commands),
	    sizeof(commands[0]), compare);

	if (c == NULL || (c->flags & (s->opt->lmtp ? CMD_SMTP : CMD_LMTP)) != 0)
		return NULL;
	return c;
}

void
session_error(struct session *s)
{
	if (++s->errors < s->opt->max_errors || s->closing != NULL)
		return;
	s->closing = "too many errors";
	reply_put(&s->wr, REPLY_TOO_MANY_ERRORS, span_str(s->opt->hostname));
}

void
session_soften(struct session *s)
{
	s->soft = (struct soft){ .at = 0 };
	if (!s->opt->soft_bounce)
		return;
	s->wr.filter = soft_filter;
	s->wr.filter_arg = &s->soft;
}

void
session_reply(struct session *s, enum reply id)
{
	if (id == REPLY_NONE)
		return;
	reply_put(&s->wr, id, s->detail);
	s->detail = SPAN("");
	if (reply_code(id) >= 500)
		session_error(s);
}

void
session_words(struct session *s, int code, struct span words)
{
	reply_put_words(&s->wr, code, words);
	if (code >= 500)
		session_error(s);
}

void
session_number(struct session *s, uint64_t n)
{
	int len = snprintf(s->number, sizeof(s->number), "%llu",
	    (unsigned long long)n);

	s->detail = span_of(s->number, (size_t)len);
}

void
session_reset(struct session *s)
{
	intake_drop(s);
	envelope_reset(&s->envelope);
	direct_reset(&s->direct);
	gate_reset(s);
	s->utf8 = false;
	if ((s->state & (ST_MAIL | ST_BDAT)) != 0)
		s->state = ST_READY;
}

bool
session_has_user(const struct session *s)
{
	return s->user[0] != '\0';
}

void
session_lost(struct session *s, int got)
{
	s->detail = span_str(s->opt->hostname);
	if (got == 0 || s->rd.eof) {
		s->closing = "client went away";
	} else if (s->err.sys == ETIMEDOUT) {
		s->closing = "timeout";
		session_reply(s, REPLY_TIMEOUT);
	} else {
		s->closing = s->err.text;
	}
}

/* Something may still come from the authenticator that nobody asked for: then
 * the next answer would be to another question. */
int
session_ask(struct session *s, struct span line, struct ask_reply *reply)
{
	if (!s->can_ask)
		return err_set(&s->err, ERR_TEMP, "no authenticator");
	if (rd_pending(&s->ask.rd).n > 0)
		err_set(&s->err, ERR_TEMP, "the authenticator is out of step");
	else if (ask_command(&s->ask, line, reply, &s->err) == 0)
		return 0;
	log_reason("error", s->err.text);
	s->can_ask = false;
	return -1;
}

void
session_protocol(const struct session *s, struct buf *out)
{
	bool extended = s->xclient.proto == XCLIENT_UNSAID ? s->extended :
	    s->xclient.proto == XCLIENT_ESMTP;

	if (s->utf8)
		buf_adds(out, s->opt->lmtp ? "UTF8LMTP" : "UTF8SMTP");
	else
		buf_adds(out, s->opt->lmtp ? "LMTP" : extended ? "ESMTP" :
		    "SMTP");
	if (extended && s->tls)
		buf_addc(out, 'S');
	if (extended && session_has_user(s))
		buf_addc(out, 'A');
}

static enum reply
wrong_state(struct session *s)
{
	if (s->state != ST_START)
		return REPLY_BAD_SEQUENCE;
	s->detail = s->opt->lmtp ? SPAN("LHLO") : SPAN("EHLO");
	return REPLY_NEED_HELO;
}

static enum reply
dispatch(struct session *s, struct span line)
{
	const struct command *c;
	struct span verb, arg;

	if (command_split(line, &verb, &arg) == -1)
		return REPLY_BAD_BYTES;
	if ((c = find_command(s, verb)) == NULL)
		return REPLY_UNKNOWN_COMMAND;
	if (line.n > s->opt->max_command && c->run != cmd_auth)
		return REPLY_LONG_LINE;
	if ((c->states & s->state) == 0)
		return wrong_state(s);
	if ((c->flags & CMD_NO_ARG) != 0 && arg.n > 0)
		return REPLY_NO_ARGUMENT;
	if ((c->flags & CMD_JUNK) != 0 && ++s->junk > s->opt->max_junk) {
		s->closing = "too many commands that send no mail";
		s->detail = span_str(s->opt->hostname);
		return REPLY_TOO_MUCH_JUNK;
	}
	return c->run(s, arg);
}

/* A TLS client on a port where TLS has not begun waits for ever. */
static bool
is_tls_hello(struct span first)
{
	return first.n > 1 && first.p[0] == 0x16 && first.p[1] == 0x03;
}

static void
one_command(struct session *s)
{
	struct span line;
	int got;

	s->rd.deadline = os_clock_ms() + (int64_t)s->opt->timeout;
	got = rd_peek(&s->rd, &line, &s->err);
	if (got == 1 && s->state == ST_START && is_tls_hello(line)) {
		s->closing = "TLS where none was asked for";
		session_reply(s, REPLY_NOT_SMTP);
		return;
	}
	if (got == 1)
		got = rd_line(&s->rd, EOL_CRLF, ASK_LINE_MAX, &line, &s->err);
	if (got == 1)
		session_reply(s, dispatch(s, line));
	else if (got == 0 || rd_ended(&s->rd))
		session_lost(s, got);
	else
		session_reply(s, s->err.kind == ERR_LIMIT ? REPLY_LONG_LINE :
		    REPLY_BARE_LINE);
}

static void
log_connect(const struct session *s)
{
	struct logline l;

	log_begin(&l, "connect");
	if (s->remote_name != NULL)
		log_str(&l, "name", span_str(s->remote_name));
	if (s->tls)
		log_str(&l, "tls", span_str(s->tls_protocol));
	log_end(&l);
	if (s->opt->submission && !s->can_ask)
		log_reason("error", "no authenticator for --submission");
}

static void
log_disconnect(const struct session *s)
{
	struct logline l;

	log_begin(&l, "disconnect");
	log_str(&l, "reason", span_str(s->closing));
	if (s->helo[0] != '\0')
		log_str(&l, "helo", span_str(s->helo));
	if (session_has_user(s))
		log_str(&l, "user", span_str(s->user));
	log_num(&l, "messages", s->messages);
	log_num(&l, "refused", s->rcpts_refused);
	log_num(&l, "in", s->rd.total);
	log_num(&l, "out", s->wr.total);
	log_end(&l);
}

static const char *
fact(const char *name)
{
	const char *value = getenv(name);

	return value == NULL || *value == '\0' ? NULL : value;
}

void
session_begin(struct session *s, const struct settings *opt, int auth_fd,
    int runner, int lookup)
{
	memset(s, 0, sizeof(*s));
	s->opt = opt;
	rd_init(&s->rd, 0, (int)opt->timeout);
	wr_init(&s->wr, 1, (int)opt->timeout);
	session_soften(s);
	s->rd.flush = &s->wr;
	s->can_ask = auth_fd != -1;
	ask_init(&s->ask, auth_fd);
	s->runner = runner;
	recipients_init(&s->recipients, buf_span(&opt->recipients_text));
	s->remote_ip = fact("TCPREMOTEIP");
	s->remote_name = fact("TCPREMOTEHOST");
	buf_init(&s->facts, SESSION_FACTS_MAX);
	buf_init(&s->mechanisms, ASK_LINE_MAX);
	envelope_init(&s->envelope);
	direct_init(&s->direct);
	s->state = ST_START;
	tls_find(s);
	gate_open(s, lookup);
}

void
session_end(struct session *s)
{
	intake_drop(s);
	gate_close(s);
	recipients_done(&s->recipients);
	envelope_done(&s->envelope);
	direct_done(&s->direct);
	buf_done(&s->mechanisms);
	buf_done(&s->facts);
	ask_done(&s->ask);
	rd_done(&s->rd);
	wr_done(&s->wr);
}

/* The authenticator counts connections, and refuses every question of one too
 * many: better told at once than at the first recipient. */
static bool
is_one_too_many(struct session *s)
{
	struct ask_reply r;
	bool yes;

	ask_reply_init(&r);
	yes = s->can_ask && session_ask(s, SPAN("NOOP"), &r) == 0 &&
	    r.code == 421;
	ask_reply_done(&r);
	return yes;
}

void
session_greet(struct session *s)
{
	struct buf hello = BUF_INIT(2 * OPTIONS_HOSTNAME_MAX);

	buf_addf(&hello, "%s %s %s", s->opt->hostname,
	    s->opt->lmtp ? "LMTP" : "ESMTP", s->opt->banner);
	s->detail = buf_span(&hello);
	session_reply(s, REPLY_GREETING);
	buf_done(&hello);
}

int
session_run(const struct settings *opt, int auth_fd, int runner, int lookup)
{
	struct session s;

	session_begin(&s, opt, auth_fd, runner, lookup);
	if (os_confine(OS_STDIO | OS_PASSFD, NULL, 0, &s.err) == -1) {
		log_reason("error", s.err.text);
		session_end(&s);
		return EX_TEMPFAIL;
	}
	log_connect(&s);
	if (is_one_too_many(&s)) {
		s.closing = "too many connections";
		reply_put(&s.wr, REPLY_TOO_MANY_CONNECTIONS,
		    span_str(opt->hostname));
	} else if (gate_connect(&s) == GATE_REFUSE) {
		gate_speak(&s);
	} else {
		session_greet(&s);
	}
	while (s.closing == NULL)
		one_command(&s);
	if (wr_flush(&s.wr, &s.err) == -1 && s.wr.sys != 0)
		s.closing = "client went away";
	log_disconnect(&s);
	/* The process ends: its memory goes faster all at once. */
	return s.err.kind == ERR_TEMP && s.rd.sys != 0 ? EX_TEMPFAIL : EX_OK;
}
