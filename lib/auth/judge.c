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
#include "auth/evidence.h"
#include "auth/proven.h"
#include "auth/resolve.h"
#include "auth/whose.h"
#include "base/tool.h"
#include "os/random.h"
#include "text/base64.h"

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

/* 350 who [as]: tell me the verifiers of this user. */
static enum judge_end
take_user(struct judge *j, struct span text)
{
	struct buf who = BUF_INIT(USERNAME_MAX), as = BUF_INIT(USERNAME_MAX);
	enum judge_end end = JUDGE_ON;
	int found = -1;

	if (j->in_vain && !j->asked) {
		j->asked = j->doomed = true;
		return evidence_recalled(j);
	}
	if (j->asked || (j->mechanism->flags & OFFER_PROVEN) != 0 ||
	    whose_names(j, text, &who, &as) == -1)
		end = judge_confused(j);
	else if (!whose_may_try(j, buf_span(&who), buf_span(&as)))
		end = JUDGE_REFUSED;
	else if (!whose_admits(j))
		end = judge_later(j);
	else if ((found = whose_find(j, buf_span(&who), buf_span(&as))) == -1)
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
		return evidence_tell(j);
	}
	j->doomed = true;
	return evidence_nobody(j);
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
	if (!j->asked || !evidence_can_ask(j) ||
	    decode_password(j, word) == -1 ||
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
	    resolve_settle(j->s, &j->who, u, &j->err) == -1)
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
