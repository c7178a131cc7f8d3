/* explain - see explain.h.
 * SPDX-License-Identifier: ISC */
#include "explain.h"

#include "base/tool.h"
#include "sasl/offer.h"

/* The schemes of the password of this name, for the text; and what they are
 * good for together. */
static uint32_t
describe(const struct serve_user *u, struct span name, struct buf *out)
{
	struct span rest = verifiers_all(&u->verifiers);
	struct verifier v;
	uint32_t set = 0;

	if (name.n > 0) {
		buf_adds(out, "app password ");
		buf_add(out, name);
	} else {
		buf_adds(out, "the password");
	}
	buf_adds(out, " is kept as");
	while (verifiers_next(&rest, &v)) {
		if (!span_eq(v.name, name))
			continue;
		buf_addc(out, ' ');
		buf_add(out, span_sub(v.data, 0, span_find(v.data, 0, '}') +
		    1));
		set |= offer_of(v.data);
	}
	return set;
}

/* Is it the first verifier of its password? */
static bool
is_first(const struct serve_user *u, const struct verifier *v)
{
	struct span rest = verifiers_all(&u->verifiers);
	struct verifier w;

	while (verifiers_next(&rest, &w))
		if (span_eq(v->name, w.name))
			return v->data.p == w.data.p;
	return true;
}

static void
explain_one(const char *name, const struct serve_user *u,
    const struct offer_mechanism *m)
{
	struct span rest = verifiers_all(&u->verifiers);
	struct buf lacking = BUF_INIT(2000);
	struct verifier v;
	bool some = false;

	while (verifiers_next(&rest, &v)) {
		size_t before = lacking.len;

		if (!is_first(u, &v))
			continue;
		buf_adds(&lacking, before > 0 ? ", " : "");
		if ((describe(u, v.name, &lacking) >> offer_index(m) & 1) !=
		    0) {
			buf_cut(&lacking, before);
			some = true;
		}
	}
	if (lacking.len == 0)
		tool_explain("%s: %s works", name, m->name);
	else
		tool_explain("%s: %s %s: %s", name, m->name, some ?
		    "does not work with all" : "does not work",
		    buf_str(&lacking));
	buf_done(&lacking);
}

void
explain_user(const char *name, const struct serve_user *u)
{
	const struct offer_mechanism *m;
	size_t i;

	if (!tool_explaining())
		return;
	if (u->verifiers.n == 0)
		tool_explain("%s: has no password, so nothing works", name);
	if (u->no_login)
		tool_explain("%s: may not log in", name);
	if (u->no_net)
		tool_explain("%s: may not log in from this network", name);
	for (i = 0; u->verifiers.n > 0 && (m = offer_at(i)) != NULL; i++)
		if ((m->flags & OFFER_PROVEN) == 0)
			explain_one(name, u, m);
}
