/* sasl - see sasl.h: what all mechanisms have in common, and the two that show
 * the password.
 * SPDX-License-Identifier: ISC */
#include "sasl/sasl.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "crypto/scheme.h"
#include "sasl/crammd5.h"
#include "sasl/digestmd5.h"
#include "sasl/external.h"
#include "sasl/oauth.h"
#include "sasl/saslprep.h"
#include "sasl/scram.h"
#include "sasl/scramkeys.h"

static bool
take_name(char name[SASL_USER_MAX], size_t *n, struct span text)
{
	struct buf b = BUF_INIT(SASL_USER_MAX);
	bool good = saslprep_add(&b, text) == 0;

	if (good && b.len > 0)
		memcpy(name, b.p, b.len);
	*n = good ? b.len : 0;
	buf_done(&b);
	return good;
}

bool
sasl_take_user(struct sasl *s, struct span user)
{
	return take_name(s->user, &s->user_n, user) && s->user_n > 0;
}

bool
sasl_take_authzid(struct sasl *s, struct span authzid)
{
	return take_name(s->authzid, &s->authzid_n, authzid);
}

struct span
sasl_data_of(struct span verifier, const char *scheme)
{
	static const char *const plain[] = { "PLAIN", "CLEAR", "CLEARTEXT" };
	size_t end = span_find(verifier, 0, '}'), i;
	bool is_plain = span_eq(span_str(scheme), SPAN("PLAIN"));
	struct span name = span_sub(verifier, 1, end);

	if (verifier.n == 0 || verifier.p[0] != '{' || end == verifier.n)
		return span_of(NULL, 0);
	for (i = 0; is_plain && i < LENGTH(plain); i++)
		if (span_ieq(name, span_str(plain[i])))
			name = SPAN("PLAIN");
	return span_ieq(name, span_str(scheme)) ? span_from(verifier, end + 1) :
	    span_of(NULL, 0);
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
	return sasl_take_authzid(s, authzid) && sasl_take_user(s, authcid) &&
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
		return sasl_take_user(s, response) ? SASL_CHALLENGE :
		    SASL_MALFORMED;
	}
	return take_password(s, response) ? SASL_USER : SASL_MALFORMED;
}

/* {DIGEST-MD5} is of a name with its realm, as the file of the users has it. */
static void
add_full_name(const struct sasl *s, struct buf *out)
{
	struct span realm = s->facts->realm;

	buf_add(out, sasl_user(s));
	if (realm.n > 0 && !span_has(sasl_user(s), '@')) {
		buf_addc(out, '@');
		buf_add(out, realm);
	}
}

/* As it was typed; and, should that not match, in RFC 4013's form (RFC 4616 2:
 * what it was set as is not known, and both are this password). */
static int
check(struct sasl *s, struct span verifier)
{
	struct span typed = secret_span(&s->password);
	struct buf prepared = BUF_INIT(SECRET_MAX);
	struct buf user = BUF_INIT(2 * SASL_USER_MAX);
	int r;

	add_full_name(s, &user);
	r = scheme_check_user(verifier, buf_span(&user), typed, &s->err);
	if (r == 0 && saslprep_add(&prepared, typed) == 0 &&
	    prepared.len > 0 && !span_eq(buf_span(&prepared), typed))
		r = scheme_check_user(verifier, buf_span(&user),
		    buf_span(&prepared), &s->err);
	if (prepared.p != NULL)
		secret_clear(prepared.p, prepared.cap);
	buf_done(&prepared);
	buf_done(&user);
	return r;
}

/* Each verifier is enough; one that cannot be checked matters only when no
 * other matches. */
static void
verify_password(struct sasl *s, struct span verifier)
{
	int r;

	if (s->matched > 0 || s->password.len == 0)
		return;
	r = check(s, verifier);
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
	{ "SCRAM-SHA-256-PLUS", "SHA256", true, SCRAM_SIZE, scram_respond,
	    scramkeys_verifier, scram_decide, NULL },
	{ "SCRAM-SHA-1-PLUS", "SHA1", true, SCRAM_SIZE, scram_respond,
	    scramkeys_verifier, scram_decide, NULL },
	{ "SCRAM-SHA-256", "SHA256", false, SCRAM_SIZE, scram_respond,
	    scramkeys_verifier, scram_decide, NULL },
	{ "SCRAM-SHA-1", "SHA1", false, SCRAM_SIZE, scram_respond,
	    scramkeys_verifier, scram_decide, NULL },
	{ "EXTERNAL", NULL, false, 0, external_respond, NULL, NULL, NULL },
	{ "OAUTHBEARER", NULL, false, OAUTH_SIZE, oauth_respond, NULL, NULL,
	    oauth_token },
	{ "XOAUTH2", NULL, false, OAUTH_SIZE, oauth_respond_xoauth2, NULL, NULL,
	    oauth_token },
	{ "DIGEST-MD5", NULL, false, DIGESTMD5_SIZE, digestmd5_respond,
	    digestmd5_verifier, digestmd5_decide, NULL },
	{ "CRAM-MD5", NULL, false, CRAMMD5_SIZE, crammd5_respond,
	    crammd5_verifier, decide_matched, NULL },
	{ "APOP", NULL, false, CRAMMD5_SIZE, crammd5_respond,
	    crammd5_verify_apop, decide_matched, NULL },
	{ "PLAIN", NULL, false, 0, respond_plain, verify_password,
	    decide_matched, NULL },
	{ "LOGIN", NULL, false, 0, respond_login, verify_password,
	    decide_matched, NULL },
	{ "ANONYMOUS", NULL, false, 0, external_respond_anonymous, NULL, NULL,
	    NULL },
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
	if (m->size > 0) {
		s->state = mem_alloc(m->size);
		memset(s->state, 0, m->size);
	}
}

void
sasl_done(struct sasl *s)
{
	if (s->state != NULL)
		secret_clear(s->state, s->mechanism->size);
	free(s->state);
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
	return step == SASL_CHALLENGE && !buf_ok(out) ? SASL_LATER : step;
}

void
sasl_verifier(struct sasl *s, struct span verifier, bool is_example)
{
	s->is_example |= is_example;
	if (s->mechanism->verifier != NULL)
		s->mechanism->verifier(s, verifier);
}

/* A mechanism that still has a challenge to put ends in sasl_feed, where it has
 * to look at is_example itself. */
enum sasl_step
sasl_decide(struct sasl *s, struct buf *out)
{
	enum sasl_step step;

	buf_reset(out);
	if (s->mechanism->decide == NULL)
		return SASL_MALFORMED;
	step = s->mechanism->decide(s, out);
	return s->is_example && step != SASL_CHALLENGE ? SASL_NO : step;
}

enum sasl_step
sasl_token(struct sasl *s, enum sasl_step verdict, struct span user,
    struct buf *out)
{
	buf_reset(out);
	return s->mechanism->token == NULL ? SASL_MALFORMED :
	    s->mechanism->token(s, verdict, user, out);
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
