/* bymap - see bymap.h.
 * SPDX-License-Identifier: ISC */
#include "bymap.h"

#include "route/aliasmap.h"

#define LABELS_MAX 16                /* of a name that are asked for */

/* The fact, then what it is below. */
static size_t
make_keys(enum rule_lookup by, struct span low, struct span *keys)
{
	size_t n = 0, dot, at = span_rfind(low, '@');
	struct span domain = at < low.n ? span_from(low, at + 1) : low;

	keys[n++] = low;
	if (by == RULE_BY_CLIENT)
		return n;
	/* as relocated(5) has it: "@domain" */
	if (by == RULE_BY_RELOCATED && at < low.n)
		keys[n++] = span_from(low, at);
	if (by == RULE_BY_RELOCATED)
		return n;
	if (at < low.n)
		keys[n++] = domain;
	while (n < LABELS_MAX && (dot = span_find(domain, 0, '.')) < domain.n) {
		keys[n++] = span_from(domain, dot);
		domain = span_from(domain, dot + 1);
	}
	return n;
}

static int
find(struct aliasmap *m, enum rule_lookup by, const struct span *keys,
    size_t n, struct rulereply *reply, struct err *err)
{
	struct aliasmap_entry e = { .targets = BUF_INIT(ALIASTEXT_ENTRY_MAX) };
	struct buf action = BUF_INIT(ALIASTEXT_ENTRY_MAX + 50);
	int got = aliasmap_find(m, keys, n, &e, err);

	if (got == 0)
		rulereply_set(reply, RULEREPLY_GO_ON, 0, SPAN(""));
	buf_adds(&action, "action=");
	if (by == RULE_BY_RELOCATED)
		buf_adds(&action, "550 5.1.6 user has moved to ");
	buf_add(&action, buf_span(&e.targets));
	if (got == 1)
		rulereply_parse(buf_span(&action), reply);
	buf_done(&action);
	buf_done(&e.targets);
	return got;
}

void
bymap(const struct rule *r, struct span fact, struct rulereply *reply,
    struct err *err)
{
	struct buf low = BUF_INIT(ALIASTEXT_KEY_MAX);
	struct span keys[LABELS_MAX];
	struct aliasmap map;
	size_t i;

	if (fact.n == 0 && r->lookup == RULE_BY_SENDER)
		fact = SPAN("<>");
	for (i = 0; i < fact.n; i++)
		buf_addc(&low, span_lower(fact.p[i]));
	if (fact.n == 0 || !buf_ok(&low))
		rulereply_set(reply, RULEREPLY_GO_ON, 0, SPAN(""));
	else if (aliasmap_open(&map, r->argument.p, ALIASTEXT_TABLE, err) ==
	    -1 || find(&map, r->lookup, keys, make_keys(r->lookup,
	    buf_span(&low), keys), reply, err) == -1)
		rulereply_set(reply, RULEREPLY_DEFER, 0,
		    SPAN("4.3.5 this cannot be looked up now"));
	if (fact.n > 0 && buf_ok(&low))
		aliasmap_close(&map);
	buf_done(&low);
}
