/* logon - see logon.h.
 * SPDX-License-Identifier: ISC */
#include "auth/logon.h"

#include <stdlib.h>
#include <string.h>

#include "auth/capa.h"
#include "auth/passleft.h"
#include "auth/recall.h"
#include "base/log.h"
#include "base/tool.h"
#include "text/base64.h"

#define FAILED "5.7.8 authentication failed"
#define LATER "4.7.0 authentication cannot be done now"
#define REFUSED "4.7.0 too many failed logins, try again later"
#define LIMIT "4.7.0 too many connections"

static void
tell_outcome(struct passleft *a, int code, const char *reason)
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
		guard_end(a->s->o->guard, a->judge.counted,
		    span_of(a->kept, a->kept_n), a->judge.mechanism->name,
		    code == 235 ? THROTTLE_RIGHT : code == 535 ?
		    THROTTLE_WRONG : THROTTLE_UNKNOWN);
}

static void
refuse(struct passleft *a)
{
	a->s->failures++;
	serve_log(a->s, "auth-failed", a->judge.user,
	    a->judge.mechanism->name, a->judge.reason);
	tell_outcome(a, 535, a->judge.reason);
}

static void
postpone(struct passleft *a)
{
	serve_log(a->s, "auth-unknowable", a->judge.user,
	    a->judge.mechanism->name, a->judge.err.text);
	tell_outcome(a, 454, a->judge.err.text);
}

static void
accept(struct passleft *a)
{
	struct serve *s = a->s;
	struct span user = account_get(&s->user.account, "user");
	struct logline l;

	s->login = SERVE_OURS;
	recall_login(s, &a->judge.who, secret_span(&a->judge.kept));
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
accept_theirs(struct passleft *a)
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
has_seat(struct passleft *a)
{
	struct guard *g = a->s->o->guard;

	if (g == NULL || !a->s->o->hands_over ||
	    guard_seat(g, account_get(&a->s->user.account, "user")))
		return true;
	tell_outcome(a, 235, NULL);
	return false;
}

static void
conclude(struct passleft *a, enum judge_end end)
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
	/* These too have cost a process: nobody may ask for them endlessly. */
	case JUDGE_SYNTAX:
		s->failures++;
		serve_reply(s, 501, "5.5.2 not a response");
		break;
	case JUDGE_CANCELLED:
		s->failures++;
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

static struct passleft *
begin(struct serve *s, const struct offer_mechanism *m)
{
	struct passleft *a = calloc(1, sizeof(*a));

	if (a == NULL)
		return NULL;
	a->s = s;
	a->judge.s = s;
	a->judge.mechanism = m;
	a->judge.self = a;
	a->judge.check.pid = a->judge.check.fd = -1;
	if (s->o->guard != NULL)
		s->o->guard->under_way = false;
	ask_reply_init(&a->reply);
	return a;
}

static void
end_attempt(struct passleft *a)
{
	if (a->s->login != SERVE_OURS)
		serve_user_reset(&a->s->user);
	judge_done(&a->judge);
	ask_reply_done(&a->reply);
	secret_clear(a, sizeof(*a));
	free(a);
}

/* What is remembered did not match: the same again, from what the client has
 * sent, with the backend. */
static enum judge_end
again(struct passleft *a)
{
	struct span initial = span_of(NULL, 0);

	if (a->n_responses > PASSLEFT_RESPONSES_MAX)
		return JUDGE_NO;
	tool_explain("cache: no match, the backend is asked");
	judge_done(&a->judge);
	a->judge.past_cache = true;
	a->replayed = 0;
	if (a->has_initial)
		initial = a->responses[a->replayed++];
	return judge_run(&a->judge, initial);
}

/* Of whom nothing is remembered, as much work as of whom something is: it could
 * be told by the time otherwise who has logged in lately. */
static void
waste(struct passleft *a)
{
	const char *reason = a->judge.reason;
	struct span user = a->judge.user, initial = span_of(NULL, 0);
	struct span counted = a->judge.counted;
	char why[sizeof(a->judge.why)];

	if (a->s->o->cache == NULL || a->n_responses > PASSLEFT_RESPONSES_MAX ||
	    (a->judge.mechanism->flags & OFFER_PASSWORD) == 0)
		return;
	memcpy(why, a->judge.why, sizeof(why));
	judge_done(&a->judge);
	a->judge.in_vain = a->judge.past_cache = true;
	a->replayed = 0;
	if (a->has_initial)
		initial = a->responses[a->replayed++];
	(void)judge_run(&a->judge, initial);
	memcpy(a->judge.why, why, sizeof(why));
	a->judge.reason = reason;
	a->judge.user = user;
	a->judge.counted = counted;
}

static enum judge_end
attempt(struct passleft *a, struct span initial)
{
	enum judge_end end;

	a->judge.challenge = passleft_challenge;
	a->judge.left = a->s->has_left ? passleft_run : NULL;
	a->has_initial = initial.p != NULL;
	if (a->has_initial)
		passleft_keep(a, initial);
	memcpy(a->challenge, a->s->given.challenge, sizeof(a->challenge));
	if (a->s->backend->lookup != NULL) {
		end = judge_run(&a->judge, initial);
		if (end == JUDGE_NO && a->judge.recalled)
			return again(a);
		if (end == JUDGE_NO)
			waste(a);
		return end;
	}
	a->judge.user = SPAN("");
	return a->s->has_left ? passleft_run(a) : JUDGE_LATER;
}

static int
run(struct serve *s, const struct offer_mechanism *m, struct span initial)
{
	enum judge_end end;
	struct passleft *a;

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

/* To the mechanism it is a challenge, and a response of the form of
 * CRAM-MD5. */
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
	struct passleft *a = begin(s, offer_find(SPAN("PLAIN")));

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
