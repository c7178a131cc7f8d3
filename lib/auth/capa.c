/* capa - see capa.h.
 * SPDX-License-Identifier: ISC */
#include "auth/capa.h"

int
capa_parse(struct span list, uint32_t *set_out, struct err *err)
{
	const struct offer_mechanism *m;
	struct span part, word;

	*set_out = 0;
	while (span_cut(&list, ',', &part))
		while (span_word(&part, &word)) {
			if ((m = offer_find(word)) == NULL)
				return err_set(err, ERR_USAGE,
				    "--mechanisms: no mechanism %.*s",
				    (int)(word.n < 40 ? word.n : 40), word.p);
			*set_out |= UINT32_C(1) << offer_index(m);
		}
	return *set_out != 0 ? 0 :
	    err_set(err, ERR_USAGE, "--mechanisms is empty");
}

/* The set that --mechanisms forces; false: it does not. */
static bool
forced(const struct serve *s, uint32_t *set)
{
	return s->o->mechanisms != NULL &&
	    capa_parse(span_str(s->o->mechanisms), set, NULL) == 0;
}

bool
capa_allows(const struct serve *s, const struct offer_mechanism *m)
{
	uint32_t set;

	/* Without users everything is for the left to decide. */
	if (s->backend->lookup == NULL)
		return s->o->mechanisms == NULL || (forced(s, &set) &&
		    (set >> offer_index(m) & 1) != 0);
	/* What proves a user needs an option that says how. */
	if ((m->flags & OFFER_CERTIFICATE) != 0 && s->o->external == NULL)
		return false;
	if ((m->flags & OFFER_TOKEN) != 0 && s->o->oauth_keys == NULL &&
	    s->o->oauth_program == NULL)
		return false;
	if ((m->flags & OFFER_NOBODY) != 0 && s->o->anonymous == NULL)
		return false;
	if (forced(s, &set))
		return (set >> offer_index(m) & 1) != 0;
	return (m->flags & OFFER_EXACT) == 0;
}

/* What the users of this backend can all use. */
static uint32_t
own(struct serve *s)
{
	const struct serve_backend *b = s->backend;
	struct err err = ERR_INIT;
	struct offer o;

	offer_init(&o);
	if (b->lookup == NULL)
		return UINT32_MAX;
	if (b->offer != NULL && b->offer(b->self, span_str(s->o->realm),
	    span_str(s->o->service), &o, &err) == -1) {
		serve_log(s, "mechanisms-unknowable", SPAN(""), NULL,
		    err.text);
		offer_init(&o);
	}
	return offer_end(&o);
}

/* What the left offers; nothing when it does not say. */
static uint32_t
lefts(struct serve *s)
{
	const struct offer_mechanism *m;
	struct err err = ERR_INIT;
	struct span rest, line, word;
	struct ask_reply r;
	uint32_t set = 0;

	ask_reply_init(&r);
	if (ask_command(&s->left, SPAN("CAPA"), &r, &err) == -1)
		serve_log(s, "mechanisms-unknowable", SPAN(""), NULL,
		    err.text);
	rest = buf_span(&r.text);
	while (r.code == 250 && span_cut(&rest, '\n', &line)) {
		bool auth = span_word(&line, &word) &&
		    span_ieq(word, SPAN("AUTH"));

		/* APOP is a line of its own. */
		if ((m = offer_find(word)) != NULL)
			set |= UINT32_C(1) << offer_index(m);
		while (auth && span_word(&line, &word))
			if ((m = offer_find(word)) != NULL)
				set |= UINT32_C(1) << offer_index(m);
	}
	ask_reply_done(&r);
	return set;
}

static uint32_t
offered(struct serve *s)
{
	const struct offer_mechanism *m;
	uint32_t set;
	size_t i;

	given_look(&s->given, s->o->external);
	if (!forced(s, &set)) {
		set = own(s);
		if (s->backend->lookup == NULL && !s->has_left)
			return 0;
		if (s->has_left)
			set &= lefts(s);
	}
	for (i = 0; (m = offer_at(i)) != NULL; i++)
		if (!capa_allows(s, m) ||
		    ((m->flags & OFFER_CERTIFICATE) != 0 &&
		    s->given.identity[0] == '\0'))
			set &= ~(UINT32_C(1) << i);
	return set;
}

void
capa_run(struct serve *s)
{
	uint32_t set = offered(s);
	const struct offer_mechanism *m;
	size_t i;

	wr_adds(&s->out, "250-AUTH");
	for (i = 0; (m = offer_at(i)) != NULL; i++)
		if ((set >> i & 1) != 0 && (m->flags & OFFER_COMMAND) == 0)
			wr_addf(&s->out, " %s", m->name);
	wr_addc(&s->out, '\n');
	for (i = 0; (m = offer_at(i)) != NULL; i++)
		if ((set >> i & 1) != 0 && (m->flags & OFFER_COMMAND) != 0)
			wr_addf(&s->out, "250-%s\n", m->name);
	wr_adds(&s->out, s->o->deliver != NULL ? "250-VRFY\n250 DELIVER\n" :
	    "250 VRFY\n");
}
