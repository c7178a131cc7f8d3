/* judge - see judge.h. The lines are those of password-check(8).
 *
 *     AUTH mech [initial]  ->
 *                          <-  334 challenge      response ->
 *                          <-  350 who [as]       VERIFIER ... END,
 *                                                 EXAMPLE ... END, or ASK ->
 *                          <-  250 password       (after ASK; no more comes)
 *                          <-  235 | 535 | 501 | 454
 * SPDX-License-Identifier: ISC */
#include "auth/judge.h"

#include <string.h>

#include "auth/checkfacts.h"
#include "auth/proven.h"
#include "auth/recall.h"
#include "base/tool.h"
#include "os/random.h"
#include "text/base64.h"

/* For a backend that has no example of its own: what openssl passwd -6 makes. */
#define EXAMPLE "{CRYPT}$6$5kkDrZCEgZPkIPxI$bI0nLkOmAyPYmdI0kx.lpaHfiF80jM8nR" \
	"lZmW9hMPsN0oSJdS0u5BZJ8u9sdFuTl6C9y5cV7rC1dD0ZJ7Qy1e/"

struct answer {
	int code;
	enum judge_end (*take)(struct judge *j, struct span text);
};

enum judge_end
judge_later(struct judge *j)
{
	if (j->err.kind == ERR_NONE)
		(void)err_set(&j->err, ERR_TEMP, "it cannot be told");
	return JUDGE_LATER;
}

enum judge_end
judge_confused(struct judge *j)
{
	(void)err_set(&j->err, ERR_TEMP, "password-check is out of order");
	return JUDGE_LATER;
}

/* For the log, the first reason counts: it is nearest to the truth. */
static void
doom(struct judge *j, const char *reason)
{
	if (!j->doomed)
		j->reason = reason;
	j->doomed = true;
}

/* As much work for somebody who cannot log in, with an end that is known. */
static enum judge_end
send_examples(struct judge *j)
{
	const struct serve_backend *b = j->s->backend;
	struct span rest = b->example == NULL ? SPAN("") :
	    b->example(b->self), line;

	checkfacts_seed(j);
	if (rest.n == 0)
		rest = SPAN(EXAMPLE);
	while (rest.n > 0 && span_cut(&rest, '\n', &line))
		pwcheck_put(&j->check, "EXAMPLE", line);
	pwcheck_put(&j->check, "END", SPAN(""));
	return JUDGE_ON;
}

/* Those that count for this service. One who has none is as good as unknown. */
static enum judge_end
send_verifiers(struct judge *j)
{
	struct serve *s = j->s;
	struct span rest = verifiers_all(&s->user.verifiers);
	/* A mechanism that proves itself to the client, as SCRAM does, would
	 * tell whoever may not log in that the password was right. */
	const char *verb = j->doomed ? "EXAMPLE" : "VERIFIER";
	struct verifier v;
	size_t sent = 0;

	checkfacts_seed(j);
	while (verifiers_next(&rest, &v)) {
		if (!verifiers_serve(&v, span_str(s->o->service)))
			continue;
		pwcheck_put(&j->check, verb, v.data);
		sent++;
	}
	if (sent == 0) {
		doom(j, "no password for this service");
		return send_examples(j);
	}
	pwcheck_put(&j->check, "END", SPAN(""));
	return JUDGE_ON;
}

/* The verifiers of a master user are those that the backend gives it for this
 * purpose; u keeps the account of the user whose mailbox it is. */
static int
fetch_master(struct judge *j)
{
	const struct serve_backend *b = j->s->backend;
	struct serve_user master;
	int got = 0;

	serve_user_init(&master);
	if (b->master != NULL)
		got = b->master(b->self, &j->who, &j->as, &master, &j->err);
	verifiers_wipe(&j->s->user.verifiers);
	if (got == 1) {
		j->s->user.verifiers = master.verifiers;
		memcpy(j->s->master, j->who.text, sizeof(j->s->master));
	} else if (got == 0) {
		doom(j, "no master user");
	}
	serve_user_done(&master);
	return got;
}

static int
fetch(struct judge *j)
{
	const struct serve_backend *b = j->s->backend;

	if (!span_eq(username_span(&j->who), username_span(&j->as)))
		return fetch_master(j);
	return b->verifiers == NULL ? 1 :
	    b->verifiers(b->self, &j->who, &j->s->user, &j->err);
}

/* Is it the backend's to say whether the password is right? Also for somebody
 * who does not exist: then what it says does not count. */
static bool
can_ask(const struct judge *j)
{
	return j->s->backend->verify != NULL &&
	    (j->mechanism->flags & OFFER_PASSWORD) != 0 && j->who.n > 0 &&
	    span_eq(username_span(&j->who), username_span(&j->as));
}

static bool
shows_password(const struct judge *j)
{
	return (j->mechanism->flags & OFFER_PASSWORD) != 0 &&
	    span_eq(username_span(&j->who), username_span(&j->as));
}

/* With the password's verdict, a verifier to remember it by; made like the one
 * that is remembered already. */
static void
ask_to_keep(struct judge *j)
{
	if (j->s->o->cache == NULL || j->doomed || !shows_password(j))
		return;
	j->keeps = true;
	recall_verifier(j->s, &j->who, &j->kept);
	pwcheck_put(&j->check, "KEEP", secret_span(&j->kept));
	secret_wipe(&j->kept);
}

/* The user is ours: what the checker needs. */
static enum judge_end
tell(struct judge *j)
{
	struct serve_user *u = &j->s->user;
	bool himself = span_eq(username_span(&j->who), username_span(&j->as));
	int got;

	if (u->no_login || u->no_account)
		doom(j, u->no_account ? "denied" : "suspended");
	/* Where a master user may come from is said in his own record. */
	if (himself && u->no_net)
		doom(j, "not from this network");
	if (j->recalled)
		return send_verifiers(j);
	ask_to_keep(j);
	if (can_ask(j)) {
		pwcheck_put(&j->check, "ASK", SPAN(""));
		return JUDGE_ON;
	}
	got = u->no_account ? 0 : fetch(j);
	if (got == -1)
		return judge_later(j);
	if (got == 0)
		doom(j, "may not log in");
	return got == 1 ? send_verifiers(j) : send_examples(j);
}

/* The names of a 350, each in base64: 0, or -1. */
int
judge_names(struct judge *j, struct span text, struct buf *who,
    struct buf *as)
{
	struct span one = SPAN(""), two = SPAN("");

	(void)span_word(&text, &one);
	(void)span_word(&text, &two);
	if (one.n == 0 || base64_decode(who, one) == -1 ||
	    base64_decode(as, two) == -1 || !buf_ok(who) || !buf_ok(as) ||
	    span_trim(text).n > 0)
		return -1;
	memcpy(j->user_bytes, who->p, who->len);
	j->user = span_of(j->user_bytes, who->len);
	return 0;
}

/* Dovecot's way to name a master user where a mechanism has no place for one:
 * user, separator, master. Not in a name that has been proven: who may call
 * himself what he likes with the issuer of certificates or tokens is not the
 * user of whom a part of that name reminds. */
static void
split_master(struct judge *j, struct span *who, struct span *as)
{
	struct span sep = span_str(j->s->o->master_separator);
	size_t at = sep.n == 1 ? span_rfind(*who, sep.p[0]) : who->n;

	if ((j->mechanism->flags & OFFER_PROVEN) != 0 || as->n > 0 ||
	    at >= who->n || at == 0)
		return;
	*as = span_sub(*who, 0, at);
	*who = span_from(*who, at + 1);
}

/* What is remembered of a password is good for mechanisms that show one. */
static int
look_up(struct judge *j)
{
	int found;

	j->s->recall = !j->past_cache && shows_password(j) ?
	    SERVE_RECALL_LOGIN : SERVE_RECALL_NOTHING;
	found = serve_lookup(j->s, &j->as, &j->s->user, &j->err);
	j->s->recall = SERVE_RECALL_ACCOUNT;
	j->recalled = found == 1 && j->s->user.recalled;
	return found;
}

/* 1 found, 0 nobody of ours, -1. */
int
judge_find(struct judge *j, struct span who, struct span as)
{
	struct username_rules rules = serve_rules(j->s);
	struct err why = ERR_INIT;

	split_master(j, &who, &as);
	if (username_make(&j->who, who, &rules, &why) == -1 ||
	    username_make(&j->as, as.n > 0 ? as : who, &rules, &why) == -1) {
		j->reason = "not a user name";
		j->who.n = 0;
		return 0;
	}
	j->reason = "unknown user";
	return look_up(j);
}

bool
judge_admits(struct judge *j)
{
	const struct serve_backend *b = j->s->backend;
	struct serve_attempt a = { j->mechanism->name, j->user,
		span_of(NULL, 0), 0, NULL };

	return b->admit == NULL || b->admit(b->self, &a, &j->err) == 1;
}

/* Failures count for the user whose password is being guessed, however he is
 * spelled: with the realm or without, by an alias of the domain, and, where it
 * is a master user's, whosesoever mailbox is wanted. */
static void
count_for(struct judge *j, struct span who, struct span as)
{
	struct username_rules rules = serve_rules(j->s);
	struct err ignored = ERR_INIT;

	split_master(j, &who, &as);
	j->counted = username_make(&j->counted_name, who, &rules,
	    &ignored) == 0 ? username_span(&j->counted_name) : j->user;
}

/* Nobody has been looked up yet. */
bool
judge_may_try(struct judge *j, struct span who, struct span as)
{
	struct guard *g = j->s->o->guard;

	if (g == NULL || g->under_way)
		return true;
	count_for(j, who, as);
	return guard_begin(g, j->counted, SPAN(""), j->mechanism->name);
}

/* 350 who [as]: tell me the verifiers of this user. */
static enum judge_end
take_user(struct judge *j, struct span text)
{
	struct buf who = BUF_INIT(USERNAME_MAX), as = BUF_INIT(USERNAME_MAX);
	enum judge_end end = JUDGE_ON;
	int found = -1;

	if (j->asked || (j->mechanism->flags & OFFER_PROVEN) != 0 ||
	    judge_names(j, text, &who, &as) == -1)
		end = judge_confused(j);
	else if (!judge_may_try(j, buf_span(&who), buf_span(&as)))
		end = JUDGE_REFUSED;
	else if (!judge_admits(j))
		end = judge_later(j);
	else if ((found = judge_find(j, buf_span(&who), buf_span(&as))) == -1)
		end = judge_later(j);
	buf_done(&who);
	buf_done(&as);
	j->asked = true;
	if (end != JUDGE_ON)
		return end;
	if (found == 0 && j->left != NULL &&
	    (end = j->left(j->self)) != JUDGE_ON)
		return end;
	j->cached = found == 1 && (j->s->user.is_cached ||
	    j->s->user.unsettled);
	if (found == 1) {
		j->reason = "wrong password";
		return tell(j);
	}
	j->doomed = true;
	if (!can_ask(j))
		return send_examples(j);
	pwcheck_put(&j->check, "ASK", SPAN(""));
	return JUDGE_ON;
}

static int
decode_password(struct judge *j, struct span text)
{
	struct buf plain = BUF_INIT(SECRET_MAX);
	int r = -1;

	if (buf_room(&plain, SECRET_MAX)) {
		r = base64_decode(&plain, text) == 0 && buf_ok(&plain) ?
		    secret_set(&j->password, buf_span(&plain)) : -1;
		secret_clear(plain.p, plain.cap);
	}
	buf_done(&plain);
	return r;
}

/* Not the backend's user, or not his password: perhaps the left knows. */
static enum judge_end
no_here(struct judge *j)
{
	enum judge_end end;

	if (!j->cached || j->doomed || j->left == NULL)
		return JUDGE_NO;
	end = j->left(j->self);
	return end == JUDGE_ON ? JUDGE_NO : end;
}

/* The verifier that may follow the password, in base64. */
static int
take_kept(struct judge *j, struct span text)
{
	struct buf plain = BUF_INIT(VERIFIER_MAX);
	int r = base64_decode(&plain, text) == 0 && buf_ok(&plain) ? 0 : -1;

	if (r == 0 && j->keeps)
		r = secret_set(&j->kept, buf_span(&plain));

	buf_done(&plain);
	return r;
}

/* 250 password, after ASK: the backend is asked. */
static enum judge_end
take_password(struct judge *j, struct span text)
{
	const struct serve_backend *b = j->s->backend;
	struct serve_user *u = j->doomed ? NULL : &j->s->user;
	struct span word = SPAN("");
	size_t i;
	int r = 0;

	(void)span_word(&text, &word);
	if (!j->asked || !can_ask(j) || decode_password(j, word) == -1 ||
	    take_kept(j, span_trim(text)) == -1)
		return judge_confused(j);
	/* Nor may how long it takes tell whether it would have been right, of
	 * somebody for whom that does not count. */
	if (u == NULL)
		os_random(j->password.p, j->password.len);
	for (i = 0; u == NULL && i < j->password.len; i++)
		j->password.p[i] = 'a' + (unsigned char)j->password.p[i] % 26;
	if (j->password.len > 0)
		r = b->verify(b->self, &j->who, u, secret_span(&j->password),
		    &j->err);
	if (r == 1 && u != NULL && u->unsettled &&
	    serve_settle(j->s, &j->who, u, &j->err) == -1)
		r = -1;
	if (r == -1)
		return judge_later(j);
	return r == 1 && u != NULL ? JUDGE_YES : no_here(j);
}

static enum judge_end
take_challenge(struct judge *j, struct span text)
{
	struct span response = SPAN("");
	enum judge_end end = j->challenge == NULL ? judge_confused(j) :
	    j->challenge(j->self, text, &response);

	if (end == JUDGE_ON)
		pwcheck_put(&j->check, "", response.n > 0 ? response :
		    SPAN("="));
	return end;
}

/* The checker's yes counts for the user that it was told of, and only when
 * nothing else speaks against him. */
static enum judge_end
take_yes(struct judge *j, struct span text)
{
	if (!j->asked)
		return judge_confused(j);
	if (j->keeps && span_starts(text, SPAN("{")) &&
	    secret_set(&j->kept, text) == -1)
		return judge_confused(j);
	return j->doomed ? JUDGE_NO : JUDGE_YES;
}

static enum judge_end
take_no(struct judge *j, struct span text)
{
	if (!j->doomed && text.n > 2) {
		text = span_sub(text, 0, sizeof(j->why) - 1);
		memcpy(j->why, text.p, text.n);
		j->why[text.n] = '\0';
		j->reason = j->why;
	}
	return no_here(j);
}

static enum judge_end
take_later(struct judge *j, struct span text)
{
	if (j->doomed)
		return JUDGE_NO;
	(void)err_set(&j->err, ERR_TEMP, "%.*s",
	    (int)(text.n < 150 ? text.n : 150), text.p);
	return JUDGE_LATER;
}

static enum judge_end
take_syntax(struct judge *j, struct span text)
{
	(void)j;
	(void)text;
	return JUDGE_SYNTAX;
}

static const struct answer answers[] = {
	{ 235, take_yes },
	{ 250, take_password },
	{ 334, take_challenge },
	{ 350, take_user },
	{ 351, proven_user },
	{ 352, proven_token },
	{ 454, take_later },
	{ 501, take_syntax },
	{ 535, take_no },
};

static enum judge_end
take(struct judge *j, const struct pwcheck_line *line)
{
	size_t i;

	for (i = 0; i < LENGTH(answers); i++)
		if (answers[i].code == line->code)
			return answers[i].take(j, line->text);
	return judge_confused(j);
}

static void
ask(struct judge *j, struct span initial)
{
	struct buf line = BUF_INIT(PWCHECK_LINE_MAX);

	/* Room at once: a growing buffer leaves copies of a password behind. */
	(void)buf_room(&line, initial.n + OFFER_NAME_MAX + 2);
	buf_adds(&line, j->mechanism->name);
	if (initial.p != NULL) {
		buf_addc(&line, ' ');
		buf_add(&line, initial.n > 0 ? initial : SPAN("="));
	}
	pwcheck_put(&j->check, "AUTH", buf_ok(&line) ? buf_span(&line) :
	    SPAN("\n"));
	if (line.p != NULL)
		secret_clear(line.p, line.cap);
	buf_done(&line);
}

enum judge_end
judge_run(struct judge *j, struct span initial)
{
	enum judge_end end = JUDGE_ON;
	struct pwcheck_line line;
	int rounds = 0;

	j->user = SPAN("");
	if (!j->past_cache)
		j->counted = SPAN("");
	j->who.n = 0;
	j->asked = j->doomed = j->cached = j->keeps = false;
	j->reason = "refused";
	j->err = ERR_INIT;
	j->s->master[0] = '\0';
	secret_init(&j->password);
	secret_init(&j->kept);
	j->recalled = false;
	if (checkfacts_start(j) == -1)
		return JUDGE_LATER;
	checkfacts_send(j);
	ask(j, initial);
	while (end == JUDGE_ON) {
		if (pwcheck_next(&j->check, &line, &j->err) == -1)
			return JUDGE_LATER;
		end = rounds++ > JUDGE_ROUNDS_MAX ? judge_confused(j) :
		    take(j, &line);
	}
	tool_explain("%s: %s: %s", j->s->backend->name, j->mechanism->name,
	    end == JUDGE_YES ? "matches" : end == JUDGE_NO ? j->reason :
	    end == JUDGE_LATER ? j->err.text : "no verdict");
	return end;
}

void
judge_done(struct judge *j)
{
	pwcheck_end(&j->check);
	secret_wipe(&j->password);
	secret_wipe(&j->kept);
	verifiers_wipe(&j->s->user.verifiers);
}
