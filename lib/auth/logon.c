/* logon - see logon.h.
 *
 * What the asker has sent is kept until it is known whose user it is: an attempt
 * for somebody of the authenticator on the left is played to it again, from the
 * first line, and carried on between it and the asker.
 * SPDX-License-Identifier: ISC */
#include "auth/logon.h"

#include <stdlib.h>
#include <string.h>

#include "auth/capa.h"
#include "base/log.h"
#include "base/tool.h"
#include "text/base64.h"

#define FAILED "5.7.8 authentication failed"
#define LATER "4.7.0 authentication cannot be done now"
#define REFUSED "4.7.0 too many failed logins, try again later"
#define LIMIT "4.7.0 too many connections"
#define RESPONSES_MAX 3              /* before a mechanism has named its user */

/* About 70 KB: for the heap. */
struct attempt {
	struct serve *s;
	struct judge judge;
	bool has_initial;
	char challenge[GIVEN_CHALLENGE_MAX + 1];     /* the server's first, or
	                              * the one that was given */
	size_t n_responses;
	struct span responses[RESPONSES_MAX];
	size_t kept_n;
	char kept[WIRE_LINE_MAX + 1];        /* their bytes */
	struct ask_reply reply;      /* of the left */
};

/* Keep a response for the left. One too many, or too long in all, is none that
 * names a user: it can no longer be passed on. */
static void
keep(struct attempt *a, struct span response)
{
	if (a->n_responses >= RESPONSES_MAX ||
	    response.n > sizeof(a->kept) - a->kept_n) {
		a->n_responses = RESPONSES_MAX + 1;
		return;
	}
	if (response.n > 0)
		memcpy(a->kept + a->kept_n, response.p, response.n);
	a->responses[a->n_responses++] = span_of(a->kept + a->kept_n,
	    response.n);
	a->kept_n += response.n;
}

/* The left must put the same challenge, where it comes before the name. */
static void
keep_challenge(struct attempt *a, struct span text)
{
	if (a->n_responses > 0 || text.n > GIVEN_CHALLENGE_MAX)
		return;
	if (text.n > 0)
		memcpy(a->challenge, text.p, text.n);
	a->challenge[text.n] = '\0';
}

/* Put the challenge to the asker. */
static enum judge_end
challenge(void *self, struct span text, struct span *response_out)
{
	struct attempt *a = self;
	struct err err = ERR_INIT;
	int got;

	keep_challenge(a, text);
	wr_adds(&a->s->out, "334 ");
	wr_add(&a->s->out, text);
	wr_addc(&a->s->out, '\n');
	if (wr_flush(&a->s->out, &err) == -1)
		return JUDGE_GONE;
	got = wire_line(&a->s->in, response_out, &err);
	wire_drop(&a->s->in);
	if (got == -1 && err.kind == ERR_LIMIT)
		return JUDGE_SYNTAX;
	if (got != 1)
		return JUDGE_GONE;
	if (span_eq(*response_out, SPAN("*")))
		return JUDGE_CANCELLED;
	if (span_has(*response_out, ' ') || span_has(*response_out, '\0'))
		return JUDGE_SYNTAX;
	keep(a, *response_out);
	return JUDGE_ON;
}

/* One line to the left and its reply: 0, or -1 and a->judge.err. What the line
 * was written through is wiped. */
static int
tell_left(struct attempt *a, struct span line)
{
	struct ask *left = &a->s->left;
	int r = ask_command(left, line, &a->reply, &a->judge.err);

	if (left->wr.p != NULL)
		secret_clear(left->wr.p, left->wr.cap);
	return r;
}

/* A fact for the left. One that does not know the command can do without. */
static int
tell_fact(struct attempt *a, const char *verb, const char *first,
    const char *second)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	int r;

	buf_addf(&line, "%s %s%s%s", verb, first, *second == '\0' ? "" : " ",
	    second);
	r = tell_left(a, buf_span(&line));
	buf_done(&line);
	return r;
}

static int
tell_facts(struct attempt *a)
{
	const struct given *g = &a->s->given;
	unsigned i;

	for (i = 0; i < g->n && (a->judge.mechanism->flags & OFFER_CHALLENGE) !=
	    0; i++)
		if (tell_fact(a, "BIND", g->bindings[i].type,
		    g->bindings[i].data) == -1)
			return -1;
	return a->challenge[0] == '\0' ? 0 :
	    tell_fact(a, "CHALLENGE", a->challenge, "");
}

/* APOP is a command of its own: its two parts as they were. */
static int
replay_apop(struct attempt *a)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	int r;

	buf_adds(&line, "APOP ");
	if (base64_decode(&line, span_str(a->challenge)) == 0)
		buf_addc(&line, ' ');
	r = a->n_responses == 1 && base64_decode(&line, a->responses[0]) == 0 &&
	    buf_ok(&line) ? tell_left(a, buf_span(&line)) :
	    err_set(&a->judge.err, ERR_TEMP, "not an APOP to pass on");
	buf_done(&line);
	return r;
}

/* AUTH, and what was said before the user was known. */
static int
replay(struct attempt *a)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	size_t i = 0;
	int r;

	if ((a->judge.mechanism->flags & OFFER_COMMAND) != 0)
		return replay_apop(a);
	if (tell_facts(a) == -1)
		return -1;

	(void)buf_room(&line, sizeof(a->kept) > ASK_LINE_MAX ? ASK_LINE_MAX :
	    sizeof(a->kept));
	buf_addf(&line, "AUTH %s", a->judge.mechanism->name);
	if (a->has_initial && a->n_responses > 0) {
		buf_addc(&line, ' ');
		buf_add(&line, a->responses[i++]);
	}
	r = buf_ok(&line) && a->n_responses <= RESPONSES_MAX ?
	    tell_left(a, buf_span(&line)) :
	    err_set(&a->judge.err, ERR_TEMP, "too much to pass on");
	while (r == 0 && a->reply.code == 334 && i < a->n_responses)
		r = tell_left(a, a->responses[i++]);
	if (line.p != NULL)
		secret_clear(line.p, line.cap);
	buf_done(&line);
	return r;
}

/* What the left has come to; the same words for its no as for ours. */
static enum judge_end
left_end(struct attempt *a)
{
	switch (a->reply.code) {
	case 235:
		return JUDGE_THEIRS;
	case 504:
		return JUDGE_ON;
	case 501:
	case 500:
		return JUDGE_SYNTAX;
	case 535:
		a->judge.reason = "refused by the authenticator on the left";
		return JUDGE_NO;
	case 450:
		return JUDGE_LIMIT;
	}
	(void)err_set(&a->judge.err, ERR_TEMP,
	    "the authenticator on the left cannot tell");
	return JUDGE_LATER;
}

static enum judge_end
pass_left(void *self)
{
	struct attempt *a = self;
	struct span response;
	enum judge_end end;
	int round;

	if (replay(a) == -1)
		return JUDGE_LATER;
	for (round = 0; a->reply.code == 334; round++) {
		end = round == JUDGE_ROUNDS_MAX ? JUDGE_SYNTAX :
		    challenge(a, buf_span(&a->reply.text), &response);
		if (end != JUDGE_ON) {
			if (tell_left(a, SPAN("*")) == -1)
				return JUDGE_LATER;
			return end;
		}
		if (tell_left(a, response) == -1)
			return JUDGE_LATER;
	}
	return left_end(a);
}

static void
tell_outcome(struct attempt *a, int code, const char *reason)
{
	const struct serve_backend *b = a->s->backend;
	struct serve_attempt t = { a->judge.mechanism->name, a->judge.user,
		a->judge.password.len > 0 ? secret_span(&a->judge.password) :
		span_of(NULL, 0), code, reason };

	if (b->outcome != NULL)
		b->outcome(b->self, &t);
	/* What was sent is the same when the same wrong password is; where a
	 * mechanism has a nonce, it never is. */
	if (a->s->o->guard != NULL)
		guard_end(a->s->o->guard, a->judge.user,
		    span_of(a->kept, a->kept_n), a->judge.mechanism->name,
		    code == 235 ? THROTTLE_RIGHT : code == 535 ?
		    THROTTLE_WRONG : THROTTLE_UNKNOWN);
}

static void
refuse(struct attempt *a)
{
	a->s->failures++;
	serve_log(a->s, "auth-failed", a->judge.user,
	    a->judge.mechanism->name, a->judge.reason);
	tell_outcome(a, 535, a->judge.reason);
}

static void
postpone(struct attempt *a)
{
	serve_log(a->s, "auth-unknowable", a->judge.user,
	    a->judge.mechanism->name, a->judge.err.text);
	tell_outcome(a, 454, a->judge.err.text);
}

static void
accept(struct attempt *a)
{
	struct serve *s = a->s;
	struct span user = account_get(&s->user.account, "user");
	struct logline l;

	s->login = SERVE_OURS;
	log_begin(&l, "auth");
	log_str(&l, "user", user);
	if (s->master[0] != '\0')
		log_str(&l, "master", span_str(s->master));
	log_str(&l, "mechanism", span_str(a->judge.mechanism->name));
	log_str(&l, "backend", span_str(s->backend->name));
	log_end(&l);
	tell_outcome(a, 235, NULL);
}

/* 235 of the left, which is passed on as it is: one line. */
static void
accept_theirs(struct attempt *a)
{
	if (span_has(buf_span(&a->reply.text), '\n')) {
		(void)err_set(&a->judge.err, ERR_TEMP, "bad reply of the left");
		postpone(a);
		serve_reply(a->s, 454, LATER);
		return;
	}
	a->s->login = SERVE_THEIRS;
	tell_outcome(a, 235, NULL);
	serve_reply(a->s, 235, buf_str(&a->reply.text));
}

/* A session of one more for this user? It is this process that becomes it. */
static bool
has_seat(struct attempt *a)
{
	struct guard *g = a->s->o->guard;

	if (g == NULL || !a->s->o->hands_over ||
	    guard_seat(g, account_get(&a->s->user.account, "user")))
		return true;
	tell_outcome(a, 235, NULL);
	return false;
}

static void
conclude(struct attempt *a, enum judge_end end)
{
	struct serve *s = a->s;

	switch (end) {
	case JUDGE_YES:
		if (!has_seat(a)) {
			serve_reply(s, 450, LIMIT);
			break;
		}
		accept(a);
		wr_addf(&s->out, "235 2.7.0 user=%s\n",
		    account_get(&s->user.account, "user").p);
		break;
	case JUDGE_THEIRS:
		accept_theirs(a);
		break;
	case JUDGE_NO:
		refuse(a);
		serve_reply(s, 535, FAILED);
		break;
	case JUDGE_LIMIT:
		tell_outcome(a, 235, NULL);
		serve_reply(s, 450, LIMIT);
		break;
	case JUDGE_REFUSED:
		s->failures++;
		serve_reply(s, 454, REFUSED);
		break;
	case JUDGE_SYNTAX:
		serve_reply(s, 501, "5.5.2 not a response");
		break;
	case JUDGE_CANCELLED:
		serve_reply(s, 501, "5.7.0 cancelled");
		break;
	case JUDGE_ON:
	case JUDGE_LATER:
		postpone(a);
		serve_reply(s, 454, LATER);
		break;
	case JUDGE_GONE:
		break;
	}
}

static struct attempt *
begin(struct serve *s, const struct offer_mechanism *m)
{
	struct attempt *a = calloc(1, sizeof(*a));

	if (a == NULL)
		return NULL;
	a->s = s;
	a->judge.s = s;
	a->judge.mechanism = m;
	a->judge.self = a;
	a->judge.check.pid = a->judge.check.fd = -1;
	ask_reply_init(&a->reply);
	return a;
}

static void
end_attempt(struct attempt *a)
{
	if (a->s->login != SERVE_OURS)
		serve_user_reset(&a->s->user);
	judge_done(&a->judge);
	ask_reply_done(&a->reply);
	secret_clear(a, sizeof(*a));
	free(a);
}

static enum judge_end
attempt(struct attempt *a, struct span initial)
{
	a->judge.challenge = challenge;
	a->judge.left = a->s->has_left ? pass_left : NULL;
	a->has_initial = initial.p != NULL;
	if (a->has_initial)
		keep(a, initial);
	memcpy(a->challenge, a->s->given.challenge, sizeof(a->challenge));
	if (a->s->backend->lookup != NULL)
		return judge_run(&a->judge, initial);
	a->judge.user = SPAN("");
	return a->s->has_left ? pass_left(a) : JUDGE_LATER;
}

static int
run(struct serve *s, const struct offer_mechanism *m, struct span initial)
{
	enum judge_end end;
	struct attempt *a;

	if (s->login != SERVE_NOBODY) {
		serve_reply(s, 503, "5.5.1 authenticated already");
		return 0;
	}
	if (m == NULL || !capa_allows(s, m)) {
		serve_reply(s, 504, "5.5.4 no such mechanism");
		return 0;
	}
	if (span_has(initial, ' ') || span_has(initial, '\0')) {
		serve_reply(s, 501, "5.5.2 not base64");
		return 0;
	}
	if (s->failures >= SERVE_FAILURES_MAX ||
	    (a = begin(s, m)) == NULL) {
		log_reason("auth-failed", "too many attempts");
		serve_reply(s, 454, LATER);
		return 0;
	}
	end = attempt(a, initial);
	conclude(a, end);
	end_attempt(a);
	return end == JUDGE_GONE ? -1 : 0;
}

int
logon_run(struct serve *s, struct span args)
{
	struct span word = SPAN("");
	const struct offer_mechanism *m;

	(void)span_word(&args, &word);
	args = span_trim(args);
	m = offer_find(word);
	if (m != NULL && (m->flags & OFFER_COMMAND) != 0)
		m = NULL;
	return run(s, m, args.n > 0 ? args : span_of(NULL, 0));
}

/* To the mechanism it is a challenge, and a response of the form of CRAM-MD5. */
int
logon_apop(struct serve *s, struct span args)
{
	struct buf response = BUF_INIT(USERNAME_MAX + 40);
	struct buf text = BUF_INIT(WIRE_LINE_MAX);
	struct span stamp = SPAN(""), user = SPAN(""), digest = SPAN("");
	int r = 0;

	(void)span_word(&args, &stamp);
	(void)span_word(&args, &user);
	(void)span_word(&args, &digest);
	buf_add(&response, user);
	buf_addc(&response, ' ');
	buf_add(&response, digest);
	base64_encode(&text, stamp);
	if (digest.n == 0 || span_trim(args).n > 0 || !buf_ok(&response) ||
	    !given_challenge(&s->given, buf_span(&text))) {
		serve_reply(s, 501, "5.5.4 APOP wants timestamp, user, digest");
	} else {
		buf_reset(&text);
		base64_encode(&text, buf_span(&response));
		r = run(s, offer_find(SPAN("APOP")), buf_span(&text));
	}
	s->given.challenge[0] = '\0';
	buf_done(&response);
	buf_done(&text);
	return r;
}

enum judge_end
logon_password(struct serve *s, struct span user, struct span password)
{
	struct buf plain = BUF_INIT(WIRE_LINE_MAX / 2);
	struct buf text = BUF_INIT(WIRE_LINE_MAX);
	enum judge_end end = JUDGE_SYNTAX;
	struct attempt *a = begin(s, offer_find(SPAN("PLAIN")));

	if (a == NULL)
		return JUDGE_LATER;
	if (!span_has(user, '\0') && !span_has(password, '\0') &&
	    buf_room(&plain, user.n + password.n + 2) &&
	    buf_room(&text, plain.cap * 2)) {
		buf_addc(&plain, '\0');
		buf_add(&plain, user);
		buf_addc(&plain, '\0');
		buf_add(&plain, password);
		base64_encode(&text, buf_span(&plain));
		end = judge_run(&a->judge, buf_span(&text));
	}
	if (end == JUDGE_YES)
		accept(a);
	else if (end == JUDGE_LATER)
		postpone(a);
	else if (end != JUDGE_REFUSED)
		refuse(a);
	if (plain.p != NULL)
		secret_clear(plain.p, plain.cap);
	if (text.p != NULL)
		secret_clear(text.p, text.cap);
	buf_done(&plain);
	buf_done(&text);
	end_attempt(a);
	return end;
}
