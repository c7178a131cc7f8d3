/* proven - see proven.h.
 * SPDX-License-Identifier: ISC */
#include "auth/proven.h"

#include <string.h>

#include "auth/introspect.h"
#include "auth/whose.h"
#include "text/base64.h"

/* What keeps a user with the right password out keeps this one out as well:
 * JUDGE_YES, or why not. */
static enum judge_end
accept_himself(struct judge *j)
{
	const struct serve_backend *b = j->s->backend;
	struct serve_user *u = &j->s->user;
	int got = 1;

	j->reason = u->no_net ? "not from this network" : "may not log in";
	if (!u->no_net && b->verifiers != NULL)
		got = b->verifiers(b->self, &j->who, u, &j->err);
	verifiers_wipe(&u->verifiers);
	if (got == -1)
		return judge_later(j);
	return got == 1 && !u->no_net ? JUDGE_YES : JUDGE_NO;
}

/* Whoever proved himself otherwise, and wants to be another, must be allowed to
 * as one who did it by a password. */
static enum judge_end
accept_proven(struct judge *j)
{
	const struct serve_backend *b = j->s->backend;
	struct serve_user *u = &j->s->user;
	struct serve_user master;
	int got = 1;

	if (u->no_login || u->no_account) {
		j->reason = u->no_account ? "denied" : "suspended";
		return JUDGE_NO;
	}
	if (span_eq(username_span(&j->who), username_span(&j->as)))
		return accept_himself(j);
	serve_user_init(&master);
	got = b->master == NULL ? 0 :
	    b->master(b->self, &j->who, &j->as, &master, &j->err);
	serve_user_done(&master);
	if (got == -1)
		return judge_later(j);
	j->reason = "no master user, or not here";
	if (got == 1)
		memcpy(j->s->master, j->who.text, sizeof(j->s->master));
	return got == 1 ? JUDGE_YES : JUDGE_NO;
}

/* What the mechanism says about who it is, against what we know ourselves. */
static struct span
proven_name(const struct judge *j, struct span said)
{
	const struct serve_options *o = j->s->o;

	if ((j->mechanism->flags & OFFER_CERTIFICATE) != 0)
		return span_str(j->s->given.identity);
	if ((j->mechanism->flags & OFFER_NOBODY) != 0) {
		serve_log(j->s, "anonymous", said, j->mechanism->name,
		    "the name is the client's word");
		return span_str(o->anonymous);
	}
	return said;
}

/* 351 who [as]: he has proven it by a certificate, a token, or needs not to. */
enum judge_end
proven_user(struct judge *j, struct span text)
{
	struct buf who = BUF_INIT(USERNAME_MAX), as = BUF_INIT(USERNAME_MAX);
	enum judge_end end = JUDGE_ON;
	struct span name = SPAN("");
	int found = 0;

	if (j->asked || (j->mechanism->flags & OFFER_PROVEN) == 0 ||
	    whose_names(j, text, &who, &as) == -1)
		end = judge_confused(j);
	else
		name = proven_name(j, buf_span(&who));
	if (end == JUDGE_ON && !whose_may_try(j, name, SPAN("")))
		end = JUDGE_REFUSED;
	else if (end == JUDGE_ON && !whose_admits(j))
		end = judge_later(j);
	if (end == JUDGE_ON &&
	    (found = whose_find(j, name, buf_span(&as))) == -1)
		end = judge_later(j);
	buf_done(&who);
	buf_done(&as);
	j->asked = true;
	if (end == JUDGE_ON && found == 0)
		end = j->left == NULL ? JUDGE_NO : j->left(j->self);
	else if (end == JUDGE_ON)
		return accept_proven(j);
	return end == JUDGE_ON ? JUDGE_NO : end;
}

/* 352 token: the administrator's program knows whose it is. */
enum judge_end
proven_token(struct judge *j, struct span text)
{
	struct buf token = BUF_INIT(PWCHECK_LINE_MAX), user =
	    BUF_INIT(USERNAME_MAX);
	const char *program = j->s->o->oauth_program;
	enum judge_end end = JUDGE_ON;
	int got = -1;

	if (j->asked || (j->mechanism->flags & OFFER_TOKEN) == 0 ||
	    program == NULL || !buf_room(&token, text.n) ||
	    base64_decode(&token, text) == -1)
		end = judge_confused(j);
	else
		got = introspect_run(program, buf_span(&token), &user,
		    &j->err);
	if (end == JUDGE_ON && got == 1)
		pwcheck_put64(&j->check, "TOKEN YES", buf_span(&user));
	else if (end == JUDGE_ON && got == 0)
		pwcheck_put(&j->check, "TOKEN", SPAN("NO"));
	else if (end == JUDGE_ON)
		end = judge_later(j);
	if (token.p != NULL)
		secret_clear(token.p, token.cap);
	buf_done(&token);
	buf_done(&user);
	return end;
}
