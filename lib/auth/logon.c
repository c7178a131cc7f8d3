/* logon - see logon.h. Unknown user, suspended user and wrong password take the
 * same way through the code: a lookup, a check by password-check, one reply.
 * SPDX-License-Identifier: ISC */
#include "auth/logon.h"

#include <stdlib.h>
#include <string.h>

#include "auth/judge.h"
#include "base/log.h"
#include "base/tool.h"
#include "sasl/sasl.h"
#include "text/base64.h"

#define FAILED "5.7.8 authentication failed"
#define LATER "4.7.0 authentication cannot be done now"

struct attempt {
	struct serve *s;
	struct sasl sasl;
	struct buf response;         /* decoded */
	struct buf challenge;
};

static void
wipe(struct buf *b)
{
	if (b->p != NULL)
		secret_clear(b->p, b->cap);
	buf_done(b);
}

/* Decode one response; its base64 stays in the wire's buffer, which wipes. */
static int
decode(struct attempt *a, struct span text)
{
	if (a->response.p != NULL)
		secret_clear(a->response.p, a->response.cap);
	buf_reset(&a->response);
	return base64_decode(&a->response, text) == 0 &&
	    buf_ok(&a->response) ? 0 : -1;
}

static void
put_challenge(struct attempt *a)
{
	struct buf text = BUF_INIT(2 * SASL_CHALLENGE_MAX);

	base64_encode(&text, buf_span(&a->challenge));
	wr_addf(&a->s->out, "334 %s\n", buf_str(&text));
	buf_done(&text);
}

/* Feed the mechanism until it has what it needs: 1; 0 a reply has been given;
 * -1 the asker has gone. */
static int
converse(struct attempt *a, struct span initial)
{
	struct span response = span_of(NULL, 0), line = initial;
	struct err err = ERR_INIT;
	bool given = initial.p != NULL;
	enum sasl_step step;
	int got;

	for (;;) {
		if (given) {
			/* RFC 4954 4: "=" is an initial response of nothing */
			if (span_eq(line, SPAN("=")) && a->sasl.round == 0)
				line = SPAN("");
			if (decode(a, line) == -1) {
				serve_reply(a->s, 501, "5.5.2 not base64");
				return 0;
			}
			response = a->response.p == NULL ? SPAN("") :
			    buf_span(&a->response);
		}
		step = sasl_feed(&a->sasl, response, &a->challenge);
		if (step == SASL_PASSWORD)
			return 1;
		if (step == SASL_MALFORMED) {
			serve_reply(a->s, 501, "5.5.2 not a response");
			return 0;
		}
		put_challenge(a);
		if (wr_flush(&a->s->out, &err) == -1)
			return -1;
		got = wire_line(&a->s->in, &line, &err);
		if (got == -1 && err.kind == ERR_LIMIT) {
			serve_reply(a->s, 500, "5.5.6 response too long");
			return 0;
		}
		if (got != 1)
			return -1;
		if (span_eq(line, SPAN("*"))) {
			serve_reply(a->s, 501, "5.7.0 cancelled");
			return 0;
		}
		given = true;
	}
}

static void
refuse(struct attempt *a, const char *reason)
{
	serve_log(a->s, "auth-failed", sasl_user(&a->sasl),
	    a->sasl.mechanism->name, reason);
	a->s->failures++;
	serve_reply(a->s, 535, FAILED);
}

static void
postpone(struct attempt *a, const char *reason)
{
	serve_log(a->s, "auth-unknowable", sasl_user(&a->sasl),
	    a->sasl.mechanism->name, reason);
	serve_reply(a->s, 454, LATER);
}

/* Put the whole question to the authenticator on the left, as PLAIN. */
static void
ask_left(struct attempt *a)
{
	struct buf plain = BUF_INIT(SASL_USER_MAX + SASL_PASSWORD_MAX + 2);
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	struct err err = ERR_INIT;
	struct ask_reply r;

	buf_addc(&plain, '\0');
	buf_add(&plain, sasl_user(&a->sasl));
	buf_addc(&plain, '\0');
	buf_add(&plain, secret_span(&a->sasl.password));
	buf_adds(&line, "AUTH PLAIN ");
	base64_encode(&line, buf_span(&plain));
	ask_reply_init(&r);
	if (ask_command(&a->s->left, buf_span(&line), &r, &err) == -1) {
		postpone(a, err.text);
	} else if (r.code == 235 &&
	    !span_has(buf_span(&r.text), '\n')) {
		a->s->login = SERVE_THEIRS;
		serve_reply(a->s, 235, buf_str(&r.text));
	} else if (r.code == 535) {
		a->s->failures++;
		serve_reply(a->s, 535, FAILED);
	} else {
		postpone(a, "the authenticator on the left cannot tell");
	}
	ask_reply_done(&r);
	if (a->s->left.wr.p != NULL)
		secret_clear(a->s->left.wr.p, a->s->left.wr.cap);
	wipe(&plain);
	wipe(&line);
}

static void
accept(struct attempt *a, const char *user)
{
	struct buf text = BUF_INIT(ACCOUNT_VALUE_MAX + 20);
	struct logline l;

	a->s->login = SERVE_OURS;
	buf_adds(&text, "2.7.0 user=");
	buf_adds(&text, user);
	serve_reply(a->s, 235, buf_str(&text));
	buf_done(&text);
	log_begin(&l, "auth");
	log_str(&l, "user", span_str(user));
	log_str(&l, "mechanism", span_str(a->sasl.mechanism->name));
	log_str(&l, "backend", span_str(a->s->backend->name));
	log_end(&l);
}

/* User and password are complete. */
static void
judge(struct attempt *a)
{
	struct serve *s = a->s;
	struct username_rules rules = serve_rules(s);
	struct serve_user *u = &s->user;
	struct span password = secret_span(&a->sasl.password);
	struct err err = ERR_INIT;
	struct username name;
	int found = 0, match;

	if (password.n == 0) {
		refuse(a, "empty password");
		return;
	}
	if (username_make(&name, sasl_user(&a->sasl), &rules, &err) == 0)
		found = serve_lookup(s, &name, u, &err);
	if (found == -1) {
		postpone(a, err.text);
		return;
	}
	if (found == 0 && s->has_left) {
		ask_left(a);
		return;
	}
	match = judge_password(s, &name, found == 1, password, &err);
	tool_explain("%s: password: %s", s->backend->name, match == 1 ?
	    "matches" : match == 0 ? "does not match" : err.text);
	if (found == 0)
		refuse(a, err.kind == ERR_DATA ? err.text : "unknown user");
	else if (match == -1)
		postpone(a, err.text);
	else if (match == 0)
		refuse(a, u->verifiers.n == 0 && u->no_account ?
		    "denied" : "wrong password");
	else if (u->no_login || u->no_account)
		refuse(a, "suspended");
	else
		accept(a, account_get(&u->account, "user").p);
}

int
logon_run(struct serve *s, struct span args)
{
	struct span word = SPAN(""), initial = span_of(NULL, 0);
	const struct sasl_mechanism *m;
	struct attempt a = { .s = s, .response = BUF_INIT(WIRE_LINE_MAX),
		.challenge = BUF_INIT(SASL_CHALLENGE_MAX) };
	int got;

	(void)span_word(&args, &word);
	args = span_trim(args);
	if (args.n > 0)
		initial = args;
	if (s->login != SERVE_NOBODY) {
		serve_reply(s, 503, "5.5.1 authenticated already");
		return 0;
	}
	if ((m = sasl_find(word)) == NULL) {
		serve_reply(s, 504, "5.5.4 no such mechanism");
		return 0;
	}
	if (s->failures >= SERVE_FAILURES_MAX) {
		log_reason("auth-failed", "too many attempts");
		serve_reply(s, 454, LATER);
		return 0;
	}
	/* Also for the responses that are no more than a line: a slot held by
	 * bad base64 is given back with its reply (CVE-2025-59028). */
	sasl_begin(&a.sasl, m);
	got = converse(&a, initial);
	if (got == 1)
		judge(&a);
	if (s->login != SERVE_OURS)
		serve_user_reset(&s->user);
	verifiers_wipe(&s->user.verifiers);
	sasl_done(&a.sasl);
	wipe(&a.response);
	wipe(&a.challenge);
	return got == -1 ? -1 : 0;
}
