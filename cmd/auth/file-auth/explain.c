/* explain - see explain.h.
 * SPDX-License-Identifier: ISC */
#include "explain.h"

#include "base/tool.h"
#include "sasl/offer.h"

/* Is there a verifier of this password (its name) that the mechanism can use? */
static bool
has(const struct serve_user *u, struct span name, uint32_t bit)
{
	struct span rest = verifiers_all(&u->verifiers);
	struct verifier v;

	while (verifiers_next(&rest, &v))
		if (span_eq(v.name, name) && (offer_of(v.data) & bit) != 0)
			return true;
	return false;
}

static void
explain_one(const char *name, const struct serve_user *u,
    const struct offer_mechanism *m)
{
	uint32_t bit = UINT32_C(1) << offer_index(m);
	struct span rest = verifiers_all(&u->verifiers);
	struct buf lacking = BUF_INIT(1000);
	struct verifier v;
	bool some = false;

	while (verifiers_next(&rest, &v)) {
		if (has(u, v.name, bit)) {
			some = true;
			continue;
		}
		buf_adds(&lacking, lacking.len > 0 ? ", " : "");
		if (v.name.n == 0) {
			buf_adds(&lacking, "the password");
		} else {
			buf_adds(&lacking, "app password ");
			buf_add(&lacking, v.name);
		}
		buf_addf(&lacking, " is %.*s only",
		    (int)(span_find(v.data, 0, '}') + 1), v.data.p);
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
