/* session - see session.h.
 *
 * A good login is not answered here: pop3d opens the maildrop first and then
 * says +OK, or -ERR [IN-USE], in reply to PASS, APOP or AUTH.
 * SPDX-License-Identifier: ISC */
#include "session.h"

#include <unistd.h>

#include "login/exchange.h"
#include "os/clock.h"
#include "os/random.h"
#include "pop3/poplang.h"
#include "pop3/popline.h"

#define USER_MAX 1000
#define STAMP_MAX 400
#define STAMP_RANDOM 12              /* bytes that nobody can guess */

struct verb {
	const char *name;
	enum login_step (*run)(struct session *s, struct span args);
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

static enum login_step
end(struct session *s, const char *text, const char *reason)
{
	reply(s, text);
	s->l->reason = reason;
	return LOGIN_END;
}

/* USER and PASS ask the authenticator for PLAIN. */
static bool
takes_password(const struct session *s)
{
	return login_plaintext_ok(s->l) &&
	    login_offers(s->l, SPAN("PLAIN")).p != NULL;
}

static bool
takes_apop(const struct session *s)
{
	return s->stamp.len > 0 && s->l->apop &&
	    (s->l->tls || !s->l->limits->require_tls);
}

/* What pop3d can do is said here too: RFC 2449 6 wants one list for both. */
static enum login_step
do_capa(struct session *s, struct span args)
{
	struct buf sasl = BUF_INIT(1000);

	if (args.p != NULL)
		return bad(s, "-ERR CAPA takes no arguments");
	popcapa_write(&s->l->wr, &s->opt->capa);
	if (s->l->can_starttls)
		reply(s, "STLS");
	if (takes_password(s))
		reply(s, "USER");
	login_list(s->l, " ", &sasl);
	if (sasl.len > 0)
		wr_addf(&s->l->wr, "SASL%s\r\n", buf_str(&sasl));
	reply(s, "IMPLEMENTATION Pneumatic\r\n.");
	buf_done(&sasl);
	return LOGIN_ON;
}

static enum login_step
do_lang(struct session *s, struct span args)
{
	return poplang_answer(&s->l->wr, args) ? LOGIN_ON : LOGIN_BAD;
}

/* RFC 6856 2.1. Messages are sent as they are either way, so that nothing need
 * be remembered of it. */
static enum login_step
do_utf8(struct session *s, struct span args)
{
	if (args.p != NULL)
		return bad(s, "-ERR UTF8 takes no arguments");
	reply(s, "+OK UTF-8 from here on");
	return LOGIN_ON;
}

static enum login_step
do_noop(struct session *s, struct span args)
{
	(void)args;
	reply(s, "+OK");
	return LOGIN_ON;
}

static enum login_step
do_quit(struct session *s, struct span args)
{
	(void)args;
	return end(s, "+OK Logging out", "quit");
}

/* RFC 2595 4. A client that did not wait for our reply has bytes in our buffer
 * that came in the clear: they are dropped, and the client with them. */
static enum login_step
do_stls(struct session *s, struct span args)
{
	if (args.p != NULL)
		return bad(s, "-ERR STLS takes no arguments");
	if (!s->l->can_starttls)
		return bad(s, s->l->tls ? "-ERR TLS is already on" :
		    "-ERR TLS is not available");
	if (login_pipelined(s->l))
		return end(s, "-ERR Nothing may follow STLS before the "
		    "handshake", "commands behind STLS");
	reply(s, "+OK Begin TLS");
	buf_reset(&s->user);
	return login_upgrade(s->l, s->err) == 0 ? LOGIN_ON : LOGIN_GONE;
}

/* RFC 2449 8.1, RFC 3206. */
static const char *const answers[EXCHANGE_ENDS] = {
	[EXCHANGE_NO] = "-ERR [AUTH] Wrong user name or password",
	[EXCHANGE_DISABLED] = "-ERR [AUTH] This account is disabled",
	[EXCHANGE_PRIVACY] = "-ERR [AUTH] Use TLS first",
	[EXCHANGE_LIMIT] = ("-ERR [IN-USE] Too many connections of this user "
	    "from your address"),
	[EXCHANGE_LATER] = "-ERR [SYS/TEMP] Cannot tell now, try again later",
	[EXCHANGE_MECHANISM] = "-ERR No such mechanism",
	[EXCHANGE_CANCELLED] = "-ERR Authentication cancelled",
	[EXCHANGE_SYNTAX] = "-ERR Not a valid response",
};

static enum login_step
after_exchange(struct session *s, int result)
{
	if (result == 0 && s->x.end != EXCHANGE_YES)
		reply(s, answers[s->x.end]);
	return exchange_conclude(&s->x, s->l, result, s->err);
}

static enum login_step
refuse_clear(struct session *s)
{
	reply(s, answers[EXCHANGE_PRIVACY]);
	return LOGIN_FAILED;
}

/* Every name is taken: only PASS tells whether it is right. */
static enum login_step
do_user(struct session *s, struct span args)
{
	buf_reset(&s->user);
	if (!takes_password(s))
		return refuse_clear(s);
	buf_add(&s->user, args);
	if (args.n == 0 || !buf_ok(&s->user) || span_has(args, '\0')) {
		buf_reset(&s->user);
		return bad(s, "-ERR USER wants a name");
	}
	reply(s, "+OK");
	return LOGIN_ON;
}

static enum login_step
do_pass(struct session *s, struct span args)
{
	int r;

	if (!takes_password(s))
		return refuse_clear(s);
	if (s->user.len == 0)
		return bad(s, "-ERR USER first");
	r = exchange_password(&s->x, s->l, buf_span(&s->user), args, s->err);
	buf_reset(&s->user);
	return after_exchange(s, r);
}

static enum login_step
do_apop(struct session *s, struct span args)
{
	size_t space = span_rfind(args, ' ');

	if (!takes_apop(s))
		return bad(s, "-ERR APOP is not offered");
	if (args.p == NULL || space == 0 || args.n - space != 33)
		return bad(s, "-ERR APOP wants a name and a digest");
	return after_exchange(s, exchange_apop(&s->x, s->l,
	    buf_span(&s->stamp), span_sub(args, 0, space),
	    span_from(args, space + 1), s->err));
}

/* AUTH alone lists the mechanisms, as clients older than CAPA expect. */
static enum login_step
list_mechanisms(struct session *s)
{
	struct buf b = BUF_INIT(1000);

	login_list(s->l, "\r\n", &b);
	wr_adds(&s->l->wr, "+OK");
	wr_add(&s->l->wr, buf_span(&b));
	reply(s, "\r\n.");
	buf_done(&b);
	return LOGIN_ON;
}

static enum login_step
do_auth(struct session *s, struct span args)
{
	struct span mechanism, initial;

	if (args.n == 0)
		return list_mechanisms(s);
	popline_split(args, &mechanism, &initial);
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
	{ "APOP", do_apop },
	{ "AUTH", do_auth },
	{ "CAPA", do_capa },
	{ "LANG", do_lang },
	{ "NOOP", do_noop },
	{ "PASS", do_pass },
	{ "QUIT", do_quit },
	{ "STLS", do_stls },
	{ "USER", do_user },
	{ "UTF8", do_utf8 },
};

static enum login_step
run_line(struct session *s, struct span line)
{
	struct span name, args;
	size_t i;

	popline_split(line, &name, &args);
	for (i = 0; i < LENGTH(verbs); i++)
		if (span_ieq(name, span_str(verbs[i].name)))
			return verbs[i].run(s, args);
	return bad(s, "-ERR Unknown command, or not before the login");
}

static enum login_step
command(void *self, struct err *err)
{
	struct session *s = self;
	struct span line;
	int got;

	s->err = err;
	got = rd_line(&s->l->rd, EOL_CRLF, s->l->limits->line_max, &line,
	    s->err);
	if (got == 1)
		return run_line(s, line);
	if (got == 0) {
		s->l->reason = "client closed the connection";
		return LOGIN_END;
	}
	if (rd_ended(&s->l->rd))
		return LOGIN_GONE;
	return bad(s, s->err->kind == ERR_LIMIT ? "-ERR Command too long" :
	    "-ERR A line ends in CR LF");
}

/* RFC 1939 7: unique for each connection, shaped as a message id. */
static void
make_stamp(struct buf *stamp, const char *host)
{
	unsigned char random[STAMP_RANDOM];
	int64_t seconds;
	int32_t micros;
	size_t i;

	os_random(random, sizeof(random));
	os_clock_wall(&seconds, &micros);
	buf_addc(stamp, '<');
	for (i = 0; i < sizeof(random); i++)
		buf_addf(stamp, "%02x", random[i]);
	buf_addf(stamp, ".%lld@%s>", (long long)seconds, host);
	if (!buf_ok(stamp))
		buf_reset(stamp);
}

static void
greet(void *self)
{
	struct session *s = self;

	wr_adds(&s->l->wr, "+OK Pneumatic ready");
	if (s->l->apop && s->opt->name != NULL) {
		make_stamp(&s->stamp, s->opt->name);
		wr_addc(&s->l->wr, ' ');
		wr_add(&s->l->wr, buf_span(&s->stamp));
	}
	wr_adds(&s->l->wr, "\r\n");
}

static void
bye(struct login *l, const char *text)
{
	wr_adds(&l->wr, "-ERR ");
	wr_adds(&l->wr, text);
	wr_adds(&l->wr, "\r\n");
}

static void
unavailable(struct login *l)
{
	wr_adds(&l->wr, l->too_many ?
	    "-ERR [IN-USE] Too many connections from your address\r\n" :
	    "-ERR [SYS/TEMP] Try again later\r\n");
}

void
session_init(struct session *s, struct login *l, const struct options *opt)
{
	*s = (struct session){ .l = l, .opt = opt };
	buf_init(&s->stamp, STAMP_MAX);
	buf_init(&s->user, USER_MAX);
	exchange_init(&s->x);
}

void
session_done(struct session *s)
{
	buf_done(&s->stamp);
	buf_done(&s->user);
	exchange_done(&s->x);
}

const struct entry session_entry = { greet, command, bye, unavailable };
