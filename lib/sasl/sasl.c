/* sasl - see sasl.h.
 * SPDX-License-Identifier: ISC */
#include "sasl/sasl.h"

#include <string.h>

static bool
take_user(struct sasl *s, struct span user)
{
	if (user.n == 0 || user.n > sizeof(s->user) || span_has(user, '\0'))
		return false;
	memcpy(s->user, user.p, user.n);
	s->user_n = user.n;
	return true;
}

/* An empty password is passed on: it is the caller's to refuse, in the words
 * for a wrong one. */
static bool
take_password(struct sasl *s, struct span password)
{
	return password.n <= SASL_PASSWORD_MAX && !span_has(password, '\0') &&
	    secret_set(&s->password, password) == 0;
}

/* message = [authzid] UTF8NUL authcid UTF8NUL passwd (RFC 4616 2). To act for
 * somebody else is not offered: authzid is empty or the user. */
static enum sasl_step
step_plain(struct sasl *s, struct span response, struct buf *challenge)
{
	struct span authzid, authcid;

	(void)challenge;
	if (response.p == NULL)
		return s->round == 0 ? SASL_CHALLENGE : SASL_MALFORMED;
	if (!span_cut(&response, '\0', &authzid) || response.p == NULL ||
	    !span_cut(&response, '\0', &authcid) || response.p == NULL)
		return SASL_MALFORMED;
	if (authzid.n > 0 && !span_eq(authzid, authcid))
		return SASL_MALFORMED;
	return take_user(s, authcid) && take_password(s, response) ?
	    SASL_PASSWORD : SASL_MALFORMED;
}

/* draft-murchison-sasl-login: two questions, and two answers as they are. A
 * user name as initial response answers the first. */
static enum sasl_step
step_login(struct sasl *s, struct span response, struct buf *challenge)
{
	if (response.p == NULL && s->round == 0) {
		buf_adds(challenge, "Username:");
		return SASL_CHALLENGE;
	}
	if (response.p == NULL)
		return SASL_MALFORMED;
	if (s->user_n == 0) {
		buf_adds(challenge, "Password:");
		return take_user(s, response) ? SASL_CHALLENGE : SASL_MALFORMED;
	}
	return take_password(s, response) ? SASL_PASSWORD : SASL_MALFORMED;
}

static const struct sasl_mechanism mechanisms[] = {
	{ "PLAIN", step_plain },
	{ "LOGIN", step_login },
};

const struct sasl_mechanism *
sasl_mechanism(size_t i)
{
	return i < LENGTH(mechanisms) ? &mechanisms[i] : NULL;
}

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
sasl_begin(struct sasl *s, const struct sasl_mechanism *m)
{
	s->mechanism = m;
	s->round = 0;
	s->user_n = 0;
	secret_init(&s->password);
}

void
sasl_done(struct sasl *s)
{
	secret_wipe(&s->password);
	s->user_n = 0;
}

enum sasl_step
sasl_feed(struct sasl *s, struct span response, struct buf *challenge)
{
	enum sasl_step step;

	buf_reset(challenge);
	step = s->mechanism->step(s, response, challenge);
	s->round++;
	return step;
}

struct span
sasl_user(const struct sasl *s)
{
	return span_of(s->user, s->user_n);
}
