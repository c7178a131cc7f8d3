/* offer - see offer.h.
 * SPDX-License-Identifier: ISC */
#include "sasl/offer.h"

#include "base/attr.h"

static const struct offer_mechanism mechanisms[] = {
	{ "EXTERNAL", OFFER_PROVEN | OFFER_CERTIFICATE },
	{ "SCRAM-SHA-256-PLUS", OFFER_CHALLENGE | OFFER_PLUS },
	{ "SCRAM-SHA-1-PLUS", OFFER_CHALLENGE | OFFER_PLUS },
	{ "SCRAM-SHA-256", OFFER_CHALLENGE },
	{ "SCRAM-SHA-1", OFFER_CHALLENGE },
	{ "OAUTHBEARER", OFFER_PROVEN | OFFER_CLEAR | OFFER_TOKEN },
	{ "XOAUTH2", OFFER_PROVEN | OFFER_CLEAR | OFFER_TOKEN },
	{ "DIGEST-MD5", OFFER_CHALLENGE | OFFER_EXACT },
	{ "CRAM-MD5", OFFER_CHALLENGE },
	{ "APOP", OFFER_CHALLENGE | OFFER_COMMAND },
	{ "PLAIN", OFFER_CLEAR | OFFER_PASSWORD },
	{ "LOGIN", OFFER_CLEAR | OFFER_PASSWORD },
	{ "ANONYMOUS", OFFER_PROVEN | OFFER_NOBODY },
};

/* What a scheme is good for beyond comparing a password: the mechanism of its
 * name (and -PLUS), or all. */
static const struct scheme {
	const char *name, *mechanism;
} schemes[] = {
	{ "PLAIN", NULL },
	{ "CLEAR", NULL },
	{ "CLEARTEXT", NULL },
	{ "SCRAM-SHA-1", "SCRAM-SHA-1" },
	{ "SCRAM-SHA-256", "SCRAM-SHA-256" },
	{ "CRAM-MD5", "CRAM-MD5" },
	{ "DIGEST-MD5", "DIGEST-MD5" },
};

const struct offer_mechanism *
offer_at(size_t i)
{
	return i < LENGTH(mechanisms) ? &mechanisms[i] : NULL;
}

const struct offer_mechanism *
offer_find(struct span name)
{
	size_t i;

	for (i = 0; i < LENGTH(mechanisms); i++)
		if (span_ieq(name, span_str(mechanisms[i].name)))
			return &mechanisms[i];
	return NULL;
}

unsigned
offer_index(const struct offer_mechanism *m)
{
	return (unsigned)(m - mechanisms);
}

static bool
serves(const struct scheme *s, const struct offer_mechanism *m)
{
	struct span name = span_str(m->name), own;

	if ((m->flags & (OFFER_PASSWORD | OFFER_PROVEN)) != 0)
		return true;
	if (s == NULL || s->mechanism == NULL)
		return s != NULL;
	own = span_str(s->mechanism);
	return span_eq(name, own) || (span_starts(name, own) &&
	    span_eq(span_from(name, own.n), SPAN("-PLUS")));
}

uint32_t
offer_of(struct span verifier)
{
	size_t end = span_find(verifier, 0, '}'), i;
	const struct scheme *s = NULL;
	uint32_t set = 0;
	struct span name;

	if (verifier.n == 0 || verifier.p[0] != '{' || end == verifier.n)
		return 0;
	name = span_sub(verifier, 1, end);
	for (i = 0; i < LENGTH(schemes); i++)
		if (span_ieq(name, span_str(schemes[i].name)))
			s = &schemes[i];
	for (i = 0; i < LENGTH(mechanisms); i++)
		if (serves(s, &mechanisms[i]))
			set |= UINT32_C(1) << i;
	return set;
}

void
offer_init(struct offer *o)
{
	*o = (struct offer){ UINT32_MAX, 0, false };
}

void
offer_verifier(struct offer *o, struct span verifier)
{
	o->user |= offer_of(verifier);
}

void
offer_set(struct offer *o, uint32_t set)
{
	o->all &= set;
	o->some = true;
}

void
offer_next(struct offer *o)
{
	if (o->user != 0)
		offer_set(o, o->user);
	o->user = 0;
}

uint32_t
offer_end(const struct offer *o)
{
	return o->some ? o->all & ((UINT32_C(1) << LENGTH(mechanisms)) - 1) :
	    offer_of(SPAN("{CRYPT}"));
}
