/* oauth - see oauth.h.
 * SPDX-License-Identifier: ISC */
#include "sasl/oauth.h"

#include <string.h>

#include "sasl/jwt.h"

#define KVSEP '\001'

enum step { BEFORE, JUDGED, REFUSED };

/* b64token (RFC 6750 2.1) */
static bool
is_token(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!span_is_alpha(s.p[i]) && !span_is_digit(s.p[i]) &&
		    !span_has(SPAN("-._~+/="), s.p[i]))
			return false;
	return s.n > 0;
}

/* key "=" value kvsep ..., and one more kvsep: the token. Other keys (host,
 * port) mean nothing to us. */
static bool
take_pairs(struct sasl *s, struct span rest)
{
	struct oauth *o = s->state;
	struct span pair;

	while (span_cut(&rest, KVSEP, &pair) && pair.n > 0) {
		size_t eq = span_find(pair, 0, '=');
		struct span key = span_sub(pair, 0, eq);
		struct span value = span_from(pair, eq + 1);

		if (eq == pair.n || rest.p == NULL)
			return false;
		if (!span_eq(key, SPAN("auth")))
			continue;
		if (o->token_n > 0 || !span_istarts(value, SPAN("Bearer ")))
			return false;
		value = span_trim(span_from(value, 7));
		if (!is_token(value) || value.n > sizeof(o->token))
			return false;
		memcpy(o->token, value.p, value.n);
		o->token_n = value.n;
	}
	/* the last kvsep ends all */
	return rest.p != NULL && rest.n == 0 && o->token_n > 0;
}

/* Status and scope as RFC 7628 3.2.2 has them; scope is the administrator's. */
static enum sasl_step
fail(struct sasl *s, struct buf *out)
{
	struct oauth *o = s->state;
	size_t i;

	o->step = REFUSED;
	buf_adds(out, "{\"status\":\"invalid_token\",\"schemes\":\"Bearer\","
	    "\"scope\":\"");
	for (i = 0; i < s->facts->scope.n; i++)
		if (s->facts->scope.p[i] >= ' ' &&
		    s->facts->scope.p[i] < 0x7f &&
		    !span_has(SPAN("\"\\"), s->facts->scope.p[i]))
			buf_addc(out, s->facts->scope.p[i]);
	buf_adds(out, "\"}");
	return SASL_CHALLENGE;
}

/* Whose the token is, is who the client is; another name that it gave is one
 * that it wants to act for. */
enum sasl_step
oauth_token(struct sasl *s, enum sasl_step verdict, struct span user,
    struct buf *out)
{
	struct oauth *o = s->state;

	if (o->step != JUDGED || verdict == SASL_LATER)
		return SASL_LATER;
	if (verdict != SASL_YES || !sasl_take_user(s, user))
		return fail(s, out);
	return SASL_PROVEN;
}

static enum sasl_step
judge(struct sasl *s, struct buf *out)
{
	struct oauth *o = s->state;
	struct buf user = BUF_INIT(SASL_USER_MAX);
	enum sasl_step step;
	int got;

	o->step = JUDGED;
	if (s->facts->tokens == NULL) {
		buf_add(out, span_of(o->token, o->token_n));
		return buf_ok(out) ? SASL_TOKEN : SASL_MALFORMED;
	}
	got = jwt_check(s->facts->tokens, span_of(o->token, o->token_n), &user,
	    &s->err);
	step = oauth_token(s, got == 1 ? SASL_YES : got == 0 ? SASL_NO :
	    SASL_LATER, buf_span(&user), out);
	buf_done(&user);
	return step;
}

/* The dummy response, whatever it is, ends what has failed. */
static enum sasl_step
begin(const struct sasl *s, struct span response)
{
	const struct oauth *o = s->state;

	if (o->step == REFUSED)
		return SASL_NO;
	if (response.p == NULL && s->round == 0)
		return SASL_CHALLENGE;
	return o->step == BEFORE && response.p != NULL &&
	    !span_has(response, '\0') ? SASL_YES : SASL_MALFORMED;
}

/* client-resp = gs2-header kvsep 0*kvpair kvsep (RFC 7628 3.1) */
enum sasl_step
oauth_respond(struct sasl *s, struct span response, struct buf *out)
{
	enum sasl_step step = begin(s, response);
	struct span rest = response, flag, authzid;

	if (step != SASL_YES)
		return step;
	if (!span_cut(&rest, ',', &flag) || rest.p == NULL ||
	    !span_cut(&rest, ',', &authzid) || rest.n == 0 ||
	    rest.p[0] != KVSEP ||
	    !(span_eq(flag, SPAN("n")) || span_eq(flag, SPAN("y"))))
		return SASL_MALFORMED;
	if (authzid.n > 0 && (!span_starts(authzid, SPAN("a=")) ||
	    span_has(span_from(authzid, 2), '=') ||
	    !sasl_take_authzid(s, span_from(authzid, 2))))
		return SASL_MALFORMED;
	return take_pairs(s, span_from(rest, 1)) ? judge(s, out) :
	    SASL_MALFORMED;
}

enum sasl_step
oauth_respond_xoauth2(struct sasl *s, struct span response, struct buf *out)
{
	enum sasl_step step = begin(s, response);
	struct span rest = response, user;

	if (step != SASL_YES)
		return step;
	if (!span_cut(&rest, KVSEP, &user) || rest.p == NULL ||
	    !span_starts(user, SPAN("user=")) || user.n == 5 ||
	    !sasl_take_authzid(s, span_from(user, 5)))
		return SASL_MALFORMED;
	return take_pairs(s, rest) ? judge(s, out) : SASL_MALFORMED;
}
