/* serve - see serve.h. The commands that have a file of their own: AUTH in
 * logon.c, DELIVER in asuser.c.
 * SPDX-License-Identifier: ISC */
#include "auth/serve.h"

#include <string.h>
#include <unistd.h>

#include "auth/aliases.h"
#include "auth/asmany.h"
#include "auth/asuser.h"
#include "auth/behalf.h"
#include "auth/capa.h"
#include "auth/handover.h"
#include "auth/logon.h"
#include "auth/resolve.h"
#include "auth/userquota.h"
#include "base/log.h"
#include "base/num.h"
#include "base/tool.h"

enum step { GO_ON, STOP, HAND_OVER };

struct command {
	const char *name;
	enum step (*run)(struct serve *s, struct span args);
};

void
serve_user_init(struct serve_user *u)
{
	account_init(&u->account);
	verifiers_init(&u->verifiers);
	u->no_login = u->no_net = u->no_receive = false;
	u->no_account = u->is_cached = u->unsettled = false;
	u->by_net = u->recalled = false;
}

void
serve_user_done(struct serve_user *u)
{
	account_done(&u->account);
	verifiers_wipe(&u->verifiers);
}

void
serve_user_reset(struct serve_user *u)
{
	serve_user_done(u);
	serve_user_init(u);
}

void
serve_init(struct serve *s, const struct serve_options *o,
    const struct serve_backend *b, const int fds[2], int left_fd)
{
	s->o = o;
	s->backend = b;
	wire_init(&s->in, fds[0]);
	wr_init(&s->out, fds[1], -1);
	s->has_left = left_fd != -1;
	if (s->has_left)
		ask_init(&s->left, left_fd);
	s->login = SERVE_NOBODY;
	serve_user_init(&s->user);
	s->master[0] = '\0';
	given_init(&s->given);
	s->failures = 0;
	s->too_many = false;
	s->recall = SERVE_RECALL_ACCOUNT;
	s->stamp = 0;
	buf_init(&s->unread, HANDOVER_UNREAD_MAX);
	s->tls = s->given_away = false;
	askeep_init(&s->kept);
}

void
serve_done(struct serve *s)
{
	wire_done(&s->in);
	wr_done(&s->out);
	if (s->has_left)
		ask_done(&s->left);
	serve_user_done(&s->user);
	buf_done(&s->unread);
	if (s->script_read)
		script_done(&s->script);
	askeep_done(&s->kept);
}

void
serve_reply(struct serve *s, int code, const char *text)
{
	wr_addf(&s->out, "%d %s\n", code, text);
}

void
serve_log(const struct serve *s, const char *event, struct span user,
    const char *mechanism, const char *reason)
{
	struct logline l;

	log_begin(&l, event);
	log_str(&l, "user", user);
	if (mechanism != NULL)
		log_str(&l, "mechanism", span_str(mechanism));
	log_str(&l, "backend", span_str(s->backend->name));
	log_str(&l, "reason", span_str(reason));
	log_end(&l);
}

struct username_rules
serve_rules(const struct serve *s)
{
	return (struct username_rules){ span_str(s->o->user_chars),
		span_str(s->o->realm), s->o->fold, s->o->domains };
}

static enum step
run_capa(struct serve *s, struct span args)
{
	(void)args;
	capa_run(s);
	return GO_ON;
}

/* What the left says goes to our child as it is: it has the same form. */
static void
relay(struct serve *s, const struct ask_reply *r)
{
	struct span rest = buf_span(&r->text), line;
	struct wr *w = &s->out;

	if (r->text.len == 0)
		wr_addf(w, "%d \n", r->code);
	while (rest.n > 0 && span_cut(&rest, '\n', &line)) {
		wr_addf(w, "%d%c", r->code, rest.p == NULL ? ' ' : '-');
		wr_add(w, line);
		wr_addc(w, '\n');
	}
}

static void
ask_left(struct serve *s, const char *verb, struct span arg)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	struct err err = ERR_INIT;
	struct ask_reply r;

	ask_reply_init(&r);
	buf_adds(&line, verb);
	buf_addc(&line, ' ');
	buf_add(&line, arg);
	if (ask_command(&s->left, buf_span(&line), &r, &err) == 0) {
		relay(s, &r);
	} else {
		serve_log(s, "account-unknowable", arg, NULL, err.text);
		serve_reply(s, 451, "4.3.0 cannot be known now");
	}
	ask_reply_done(&r);
	buf_done(&line);
}

static void
write_record(struct serve *s, const struct account *a)
{
	struct buf all = BUF_INIT(ASK_REPLY_MAX);
	struct span rest, line;

	account_write(a, &all);
	rest = span_sub(buf_span(&all), 0, all.len - 1);
	while (rest.p != NULL && span_cut(&rest, '\n', &line)) {
		wr_adds(&s->out, rest.p == NULL ? "250 " : "250-");
		wr_add(&s->out, line);
		wr_addc(&s->out, '\n');
	}
	buf_done(&all);
}

/* RCPT is VRFY that asks for room, too: whose address it is does not depend on
 * that, what can be sent there does. */
static enum step
find_recipient(struct serve *s, const char *verb, struct span args, bool room)
{
	struct aliases_answer answer;
	struct err err = ERR_INIT;
	struct serve_user u;
	int got;

	serve_user_init(&u);
	got = resolve_recipient(s, args, &u, &err);
	if (got == 0 && s->o->aliases != NULL) {
		got = aliases_find(s, args, &u, &answer, &err);
		aliases_done(&answer);
	}
	if (got == -1) {
		serve_log(s, "account-unknowable", args, NULL, err.text);
		serve_reply(s, 451, "4.3.0 cannot be known now");
	} else if (got == 0 && s->has_left) {
		ask_left(s, verb, args);
	} else if (got == 0 || u.no_account) {
		serve_reply(s, 550, "5.1.1 no such user");
	} else if (u.no_receive) {
		serve_reply(s, 550, "5.2.1 mailbox disabled");
	} else if (room && userquota_is_full(&u.account)) {
		serve_reply(s, 552, "5.2.2 mailbox full");
	} else {
		write_record(s, &u.account);
	}
	serve_user_done(&u);
	return GO_ON;
}

static enum step
run_vrfy(struct serve *s, struct span args)
{
	return find_recipient(s, "VRFY", args, false);
}

static enum step
run_rcpt(struct serve *s, struct span args)
{
	return find_recipient(s, "RCPT", args, true);
}

static enum step
run_auth(struct serve *s, struct span args)
{
	return logon_run(s, args) == 0 ? GO_ON : STOP;
}

static enum step
run_apop(struct serve *s, struct span args)
{
	return logon_apop(s, args) == 0 ? GO_ON : STOP;
}

static enum step
run_bind(struct serve *s, struct span args)
{
	if (given_bind(&s->given, args))
		serve_reply(s, 250, "2.0.0 ok");
	else
		serve_reply(s, 501, "5.5.4 BIND wants a type and base64");
	return GO_ON;
}

static enum step
run_challenge(struct serve *s, struct span args)
{
	/* Who may choose what the server says first can play an exchange
	 * again that he has seen. */
	if (!s->o->relays)
		serve_reply(s, 503, "5.5.1 CHALLENGE is an authenticator's");
	else if (given_challenge(&s->given, args))
		serve_reply(s, 250, "2.0.0 ok");
	else
		serve_reply(s, 501, "5.5.4 CHALLENGE wants base64");
	return GO_ON;
}

static enum step
run_deliver(struct serve *s, struct span args)
{
	asuser_deliver(s, args);
	return GO_ON;
}

static enum step
run_deliverall(struct serve *s, struct span args)
{
	(void)args;
	asmany_deliver(s);
	return GO_ON;
}

/* "n" or "n TLS". */
static bool
parse_start(struct span args, uint32_t *n, bool *tls)
{
	struct span word;

	*tls = false;
	if (!span_word(&args, &word) ||
	    num_parse_u32(word, HANDOVER_UNREAD_MAX, n) == -1)
		return false;
	if (span_word(&args, &word)) {
		*tls = span_ieq(word, SPAN("TLS"));
		return *tls && span_trim(args).n == 0;
	}
	return true;
}

static enum step
run_start(struct serve *s, struct span args)
{
	struct err err = ERR_INIT;
	uint32_t n;

	if (s->login == SERVE_NOBODY || !s->o->hands_over) {
		serve_reply(s, 503, "5.5.1 START comes after AUTH");
		return GO_ON;
	}
	if (!parse_start(args, &n, &s->tls)) {
		serve_reply(s, 501, "5.5.4 START wants a number");
		return GO_ON;
	}
	if (wire_bytes(&s->in, n, &s->unread, &err) == -1) {
		log_reason("start-failed", err.text);
		return STOP;
	}
	if (s->login == SERVE_OURS)
		return HAND_OVER;
	s->given_away = ask_start(&s->left, s->tls, buf_span(&s->unread),
	    &err) == 0;
	if (!s->given_away)
		log_reason("start-failed", err.text);
	return STOP;
}

static enum step
run_noop(struct serve *s, struct span args)
{
	(void)args;
	serve_reply(s, 250, "2.0.0 ok");
	return GO_ON;
}

static enum step
run_quit(struct serve *s, struct span args)
{
	(void)args;
	serve_reply(s, 221, "2.0.0 bye");
	return STOP;
}

static enum step
run_rset(struct serve *s, struct span args)
{
	(void)args;
	behalf_rset(s);
	return GO_ON;
}

static enum step
run_remote(struct serve *s, struct span args)
{
	behalf_remote(s, args);
	return GO_ON;
}

static const struct command commands[] = {
	{ "APOP", run_apop }, { "AUTH", run_auth }, { "BIND", run_bind },
	{ "CAPA", run_capa }, { "CHALLENGE", run_challenge },
	{ "DELIVER", run_deliver }, { "DELIVERALL", run_deliverall },
	{ "NOOP", run_noop }, { "QUIT", run_quit }, { "RCPT", run_rcpt },
	{ "REMOTE", run_remote }, { "RSET", run_rset },
	{ "START", run_start }, { "VRFY", run_vrfy },
};

static enum step
dispatch(struct serve *s, struct span line)
{
	struct span verb;
	enum step step = GO_ON;
	size_t i;

	if (!span_word(&line, &verb))
		verb = SPAN("");
	for (i = 0; i < LENGTH(commands); i++)
		if (span_ieq(verb, span_str(commands[i].name)))
			break;
	if (s->too_many)
		serve_reply(s, 421, "4.7.0 too many connections from your "
		    "address");
	else if (i < LENGTH(commands))
		step = commands[i].run(s, span_trim(line));
	else
		serve_reply(s, 500, "5.5.1 no such command");
	wire_drop(&s->in);
	return step;
}

int
serve_run(struct serve *s, struct err *err)
{
	struct err ignored = ERR_INIT;
	enum step step = GO_ON;
	int got = 1;

	while (step == GO_ON) {
		struct span line;

		if (wr_flush(&s->out, err) == -1)
			return err->kind == ERR_PROTO ? 0 : -1;
		got = wire_line(&s->in, &line, err);
		if (got == -1 && err->kind == ERR_LIMIT)
			serve_reply(s, 500, "5.5.6 line too long");
		else if (got != 1)
			break;
		else
			step = dispatch(s, line);
	}
	if (step == HAND_OVER) {
		askeep_done(&s->kept);
		return 1;
	}
	/* A child that is gone already has nothing to miss. */
	if (wr_flush(&s->out, &ignored) == -1)
		tool_explain("the asker has gone");
	return got == -1 ? -1 : 0;
}
