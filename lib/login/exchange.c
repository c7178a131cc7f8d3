/* exchange - see exchange.h.
 * SPDX-License-Identifier: ISC */
#include "login/exchange.h"

#include "auth/askbind.h"
#include "login/saslname.h"
#include "text/base64.h"

#define MECHANISM_MAX 40

static const struct row {
	int code;
	enum exchange_end end;
} codes[] = {
	{ 235, EXCHANGE_YES },
	{ 450, EXCHANGE_LIMIT },
	{ 501, EXCHANGE_SYNTAX },
	{ 504, EXCHANGE_MECHANISM },
	{ 525, EXCHANGE_DISABLED },
	{ 534, EXCHANGE_PRIVACY },
	{ 535, EXCHANGE_NO },
	{ 538, EXCHANGE_PRIVACY },
};

/* For the log. */
static const char *const reasons[EXCHANGE_ENDS] = {
	[EXCHANGE_YES] = "",
	[EXCHANGE_NO] = "wrong user name or password",
	[EXCHANGE_DISABLED] = "account disabled",
	[EXCHANGE_PRIVACY] = "not without TLS",
	[EXCHANGE_LIMIT] = "too many connections of this user",
	[EXCHANGE_LATER] = "temporary failure",
	[EXCHANGE_MECHANISM] = "unknown mechanism",
	[EXCHANGE_CANCELLED] = "cancelled by the client",
	[EXCHANGE_SYNTAX] = "bad response",
};

void
exchange_init(struct exchange *x)
{
	x->form = NULL;
	x->end = EXCHANGE_LATER;
	buf_init(&x->user, SASLNAME_MAX);
	buf_init(&x->mechanism, MECHANISM_MAX);
	ask_reply_init(&x->reply);
}

void
exchange_done(struct exchange *x)
{
	buf_done(&x->user);
	buf_done(&x->mechanism);
	ask_reply_done(&x->reply);
}

/* What is no reply to AUTH at all is temporary, like what is 4yz. */
static enum exchange_end
end_of(int code)
{
	size_t i;

	for (i = 0; i < LENGTH(codes); i++)
		if (codes[i].code == code)
			return codes[i].end;
	return code / 100 == 5 ? EXCHANGE_NO : EXCHANGE_LATER;
}

/* "2.7.0 user=NAME": who it is by the authenticator's word, which is better
 * than the client's (auth-conversation(7)). */
static void
take_user(struct exchange *x)
{
	struct span key = SPAN("user="), text = buf_span(&x->reply.text);
	struct span head = span_sub(text, 0, 40);
	size_t at = span_search(head, key);

	if (at == head.n)
		return;
	text = span_from(text, at + key.n);
	if (text.n == 0 || text.n > SASLNAME_MAX)
		return;
	buf_reset(&x->user);
	buf_add(&x->user, text);
}

static int
finish(struct exchange *x, struct login *l, enum exchange_end end)
{
	x->end = end;
	if (end == EXCHANGE_YES)
		take_user(x);
	else
		login_log_failure(l, buf_span(&x->user),
		    buf_span(&x->mechanism),
		    end == EXCHANGE_LATER && x->reply.text.len > 0 ?
		    buf_str(&x->reply.text) : reasons[end]);
	return 0;
}

/* Strict base64? The first response also tells whose login it is. */
static bool
check_response(struct exchange *x, struct span text, bool first)
{
	struct buf plain = BUF_INIT(ASK_LINE_MAX);
	bool good = base64_decode(&plain, text) == 0 && buf_ok(&plain);

	if (good && first)
		buf_add(&x->user, saslname_find(
		    buf_span(&x->mechanism), buf_span(&plain)));
	login_wipe(&plain);
	return good;
}

/* Tell the authenticator that nothing more comes (RFC 4954 4): its slot is
 * free at once (CVE-2025-59028). */
static int
give_up(struct exchange *x, struct login *l, enum exchange_end end,
    struct err *err)
{
	if (ask_command(&l->ask, SPAN("*"), &x->reply, err) == -1)
		return -1;
	return finish(x, l, end);
}

static void
line_challenge(struct login *l, struct span text)
{
	wr_adds(&l->wr, "+ ");
	wr_add(&l->wr, text);
	wr_adds(&l->wr, "\r\n");
}

static int
line_response(void *self, struct login *l, struct span *line, struct err *err)
{
	int got = rd_line(&l->rd, EOL_CRLF, l->limits->line_max, line, err);

	(void)self;
	if (got == 0)
		return err_set(err, ERR_PROTO, "client went away in AUTH");
	return got == -1 && !rd_ended(&l->rd) ? 0 : got;
}

static const struct exchange_form lines = { line_challenge, line_response,
	NULL };

/* The client's answer to the challenge in x->reply: 1 and *line, 0 when it was
 * none, with *end, -1. */
static int
get_response(struct exchange *x, struct login *l, bool first,
    struct span *line, enum exchange_end *end, struct err *err)
{
	const struct exchange_form *form = x->form != NULL ? x->form : &lines;
	int got;

	form->challenge(l, buf_span(&x->reply.text));
	got = form->response(form->self, l, line, err);
	*end = EXCHANGE_SYNTAX;
	if (got != 1)
		return got;
	if (span_eq(*line, SPAN("*")))
		*end = EXCHANGE_CANCELLED;
	return *end == EXCHANGE_SYNTAX && check_response(x, *line, first);
}

static int
run(struct exchange *x, struct login *l, struct span command, bool first,
    struct err *err)
{
	enum exchange_end end = EXCHANGE_LATER;
	struct span line = command;
	int round, got;

	for (round = 0;; round++, first = false) {
		if (ask_command(&l->ask, line, &x->reply, err) == -1)
			return -1;
		if (x->reply.code != 334)
			return finish(x, l, end_of(x->reply.code));
		if (round == EXCHANGE_ROUNDS_MAX ||
		    span_has(buf_span(&x->reply.text), '\n'))
			return give_up(x, l, EXCHANGE_LATER, err);
		got = get_response(x, l, first, &line, &end, err);
		if (got == -1)
			return -1;
		if (got == 0)
			return give_up(x, l, end, err);
	}
}

/* A new attempt: whatever the last one left is gone. */
static void
begin(struct exchange *x, struct span mechanism, struct span user)
{
	x->end = EXCHANGE_LATER;
	buf_reset(&x->user);
	buf_reset(&x->mechanism);
	buf_add(&x->mechanism, mechanism);
	buf_add(&x->user, user);
}

int
exchange_sasl(struct exchange *x, struct login *l, struct span mechanism,
    struct span initial, struct err *err)
{
	struct buf command = BUF_INIT(ASK_LINE_MAX);
	bool none = initial.p == NULL;
	int r;

	begin(x, mechanism, SPAN(""));
	buf_adds(&command, "AUTH ");
	buf_add(&command, mechanism);
	if (!none) {
		buf_addc(&command, ' ');
		buf_add(&command, initial);
	}
	if (l->upgraded && askbind_tell(&l->ask, &l->bindings, mechanism,
	    err) == -1)
		r = -1;
	else if (!buf_ok(&command) || (!none && !span_eq(initial, SPAN("=")) &&
	    (initial.n == 0 || !check_response(x, initial, true))))
		r = finish(x, l, EXCHANGE_SYNTAX);
	else
		r = run(x, l, buf_span(&command), none, err);
	login_wipe(&command);
	return r;
}

/* A question that one reply answers: there is nobody to pass a challenge to. */
static int
ask_once(struct exchange *x, struct login *l, const struct buf *command,
    struct err *err)
{
	if (!buf_ok(command))
		return finish(x, l, EXCHANGE_SYNTAX);
	if (ask_command(&l->ask, buf_span(command), &x->reply, err) == -1)
		return -1;
	if (x->reply.code == 334)
		return give_up(x, l, EXCHANGE_LATER, err);
	return finish(x, l, end_of(x->reply.code));
}

int
exchange_password(struct exchange *x, struct login *l, struct span user,
    struct span password, struct err *err)
{
	struct buf plain = BUF_INIT(ASK_LINE_MAX);
	struct buf command = BUF_INIT(ASK_LINE_MAX);
	int r;

	begin(x, SPAN("PLAIN"), user);
	if (span_has(user, '\0') || span_has(password, '\0'))
		return finish(x, l, EXCHANGE_SYNTAX);
	buf_addc(&plain, '\0');
	buf_add(&plain, user);
	buf_addc(&plain, '\0');
	buf_add(&plain, password);
	buf_adds(&command, "AUTH PLAIN ");
	base64_encode(&command, buf_span(&plain));
	command.over |= plain.over;
	r = ask_once(x, l, &command, err);
	login_wipe(&plain);
	login_wipe(&command);
	return r;
}

int
exchange_apop(struct exchange *x, struct login *l, struct span timestamp,
    struct span user, struct span digest, struct err *err)
{
	struct buf command = BUF_INIT(ASK_LINE_MAX);
	int r;

	begin(x, SPAN("APOP"), user);
	if (span_has(user, ' ') || span_has(user, '\0') ||
	    span_has(digest, ' ') || span_has(digest, '\0'))
		return finish(x, l, EXCHANGE_SYNTAX);
	buf_adds(&command, "APOP ");
	buf_add(&command, timestamp);
	buf_addc(&command, ' ');
	buf_add(&command, user);
	buf_addc(&command, ' ');
	buf_add(&command, digest);
	r = ask_once(x, l, &command, err);
	buf_done(&command);
	return r;
}

enum login_step
exchange_conclude(struct exchange *x, struct login *l, int result,
    struct err *err)
{
	if (result == -1)
		return LOGIN_GONE;
	if (x->end != EXCHANGE_YES)
		return LOGIN_FAILED;
	if (login_start(l, buf_span(&x->user), buf_span(&x->mechanism), err) ==
	    -1)
		return LOGIN_GONE;
	l->reason = NULL;
	return LOGIN_END;
}
