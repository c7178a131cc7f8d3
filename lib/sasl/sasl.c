/* sasl - see sasl.h.
 * SPDX-License-Identifier: ISC */
#include "sasl/sasl.h"

#include <string.h>

#include "crypto/scheme.h"

static bool
take_user(struct sasl *s, struct span user)
{
	if (user.n == 0 || user.n > sizeof(s->user) || span_has(user, '\0'))
		return false;
	memcpy(s->user, user.p, user.n);
	s->user_n = user.n;
	return true;
}

static bool
take_authzid(struct sasl *s, struct span authzid)
{
	if (authzid.n > sizeof(s->authzid) || span_has(authzid, '\0'))
		return false;
	if (authzid.n > 0)
		memcpy(s->authzid, authzid.p, authzid.n);
	s->authzid_n = authzid.n;
	return true;
}

/* An empty password is wrong, not malformed. */
static bool
take_password(struct sasl *s, struct span password)
{
	return password.n <= SASL_PASSWORD_MAX && !span_has(password, '\0') &&
	    secret_set(&s->password, password) == 0;
}

/* message = [authzid] UTF8NUL authcid UTF8NUL passwd (RFC 4616 2). */
static enum sasl_step
respond_plain(struct sasl *s, struct span response, struct buf *out)
{
	struct span authzid, authcid;

	(void)out;
	if (response.p == NULL)
		return s->round == 0 ? SASL_CHALLENGE : SASL_MALFORMED;
	if (!span_cut(&response, '\0', &authzid) || response.p == NULL ||
	    !span_cut(&response, '\0', &authcid) || response.p == NULL)
		return SASL_MALFORMED;
	return take_authzid(s, authzid) && take_user(s, authcid) &&
	    take_password(s, response) ? SASL_USER : SASL_MALFORMED;
}

/* draft-murchison-sasl-login: two questions, and two answers as they are. A
 * user name as initial response answers the first. */
static enum sasl_step
respond_login(struct sasl *s, struct span response, struct buf *out)
{
	if (response.p == NULL && s->round == 0) {
		buf_adds(out, "Username:");
		return SASL_CHALLENGE;
	}
	if (response.p == NULL)
		return SASL_MALFORMED;
	if (s->user_n == 0) {
		buf_adds(out, "Password:");
		return take_user(s, response) ? SASL_CHALLENGE : SASL_MALFORMED;
	}
	return take_password(s, response) ? SASL_USER : SASL_MALFORMED;
}

/* Each verifier is enough; one that cannot be checked matters only when no
 * other matches. */
static void
verify_password(struct sasl *s, struct span verifier)
{
	int r;

	if (s->matched > 0)
		return;
	s->tried++;
	r = s->password.len == 0 ? 0 : scheme_check(verifier,
	    secret_span(&s->password), &s->err);
	s->matched += r == 1;
	s->failed += r == -1;
}

static enum sasl_step
decide_matched(struct sasl *s, struct buf *out)
{
	(void)out;
	return s->matched > 0 ? SASL_YES : s->failed > 0 ? SASL_LATER : SASL_NO;
}

static const struct sasl_mechanism mechanisms[] = {
	{ "PLAIN", respond_plain, verify_password, decide_matched },
	{ "LOGIN", respond_login, verify_password, decide_matched },
};

const struct sasl_mechanism *
sasl_find(struct span name)
{
	size_t i;

	for (i = 0; i < LENGTH(mechanisms); i++)
		if (span_ieq(name, span_str(mechanisms[i].name)))
			return &mechanisms[i];
	return NULL;
}

void
sasl_begin(struct sasl *s, const struct sasl_mechanism *m,
    const struct sasl_facts *facts)
{
	memset(s, 0, sizeof(*s));
	s->mechanism = m;
	s->facts = facts;
	secret_init(&s->password);
	s->err = ERR_INIT;
}

void
sasl_done(struct sasl *s)
{
	secret_clear(s, sizeof(*s));
}

enum sasl_step
sasl_feed(struct sasl *s, struct span response, struct buf *out)
{
	enum sasl_step step;

	buf_reset(out);
	step = s->mechanism->respond(s, response, out);
	s->round++;
	/* Whose verifiers, is asked once. */
	if (step == SASL_USER && s->asked)
		return SASL_MALFORMED;
	s->asked |= step == SASL_USER;
	return step;
}

void
sasl_verifier(struct sasl *s, struct span verifier, bool is_example)
{
	s->is_example |= is_example;
	s->mechanism->verifier(s, verifier);
}

enum sasl_step
sasl_decide(struct sasl *s, struct buf *out)
{
	enum sasl_step step;

	buf_reset(out);
	step = s->mechanism->decide(s, out);
	return s->is_example && step != SASL_CHALLENGE ? SASL_NO : step;
}

struct span
sasl_user(const struct sasl *s)
{
	return span_of(s->user, s->user_n);
}

struct span
sasl_authzid(const struct sasl *s)
{
	return span_of(s->authzid, s->authzid_n);
}
