/* given - see given.h.
 * SPDX-License-Identifier: ISC */
#include "auth/given.h"

#include <string.h>

#include "conn/tlsfacts.h"

void
given_init(struct given *g)
{
	memset(g, 0, sizeof(*g));
}

static void
copy(char *to, struct span from)
{
	if (from.n > 0)
		memcpy(to, from.p, from.n);
	to[from.n] = '\0';
}

static bool
is_base64(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!span_is_alpha(s.p[i]) && !span_is_digit(s.p[i]) &&
		    !span_has(SPAN("+/="), s.p[i]))
			return false;
	return s.n > 0;
}

/* A name of the IANA registry (RFC 5056 7). */
static bool
is_type(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!span_is_alpha(s.p[i]) && !span_is_digit(s.p[i]) &&
		    s.p[i] != '-' && s.p[i] != '.')
			return false;
	return s.n > 0 && s.n <= GIVEN_TYPE_MAX;
}

static bool
add(struct given *g, struct span type, struct span data)
{
	unsigned i;

	if (!is_type(type) || !is_base64(data) || data.n > GIVEN_DATA_MAX)
		return false;
	for (i = 0; i < g->n; i++)
		if (span_eq(span_str(g->bindings[i].type), type))
			break;
	if (i == GIVEN_BINDINGS_MAX)
		return false;
	copy(g->bindings[i].type, type);
	copy(g->bindings[i].data, data);
	if (i == g->n)
		g->n++;
	return true;
}

void
given_look(struct given *g, const char *field)
{
	struct span value;
	struct tlsfacts f;
	size_t i;

	tlsfacts_load(&f);
	for (i = 0; i < TLSFACTS_BINDINGS; i++) {
		value = tlsfacts_get(&f, tlsfacts_bindings[i].fact);
		if (value.n == 0)
			continue;
		if (!g->own)
			g->n = 0;
		/* One of another form is none. */
		g->own = true;
		(void)add(g, span_str(tlsfacts_bindings[i].type), value);
	}
	g->identity[0] = '\0';
	if (field != NULL) {
		value = tlsfacts_identity(&f, field);
		if (value.n <= GIVEN_IDENTITY_MAX && !span_has(value, '\0'))
			copy(g->identity, value);
	}
	tlsfacts_done(&f);
}

bool
given_bind(struct given *g, struct span args)
{
	struct span type, data;

	if (!span_word(&args, &type) || !span_word(&args, &data) ||
	    span_trim(args).n > 0)
		return false;
	/* True to its form is all that a word of the child need be then. */
	return g->own ? is_type(type) && is_base64(data) : add(g, type, data);
}

bool
given_challenge(struct given *g, struct span args)
{
	if (!is_base64(args) || args.n > GIVEN_CHALLENGE_MAX)
		return false;
	copy(g->challenge, args);
	return true;
}
