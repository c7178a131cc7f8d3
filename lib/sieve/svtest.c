/* svtest - see svtest.h.
 * SPDX-License-Identifier: ISC */
#include "sieve/svtest.h"

#include <stdio.h>

static enum svmatch_relation
relation_of(struct span name)
{
	static const char *const names[] = { "gt", "ge", "lt", "le", "eq" };
	size_t i;

	for (i = 0; i < LENGTH(names); i++)
		if (span_ieq(name, span_str(names[i])))
			return (enum svmatch_relation)i;
	return SVMATCH_NE;
}

static enum svmatch_comparator
comparator_of(const struct svnode *node)
{
	const struct svtagged *t = svtable_tagged(node, SVSLOT_COMPARATOR);

	if (t == NULL || span_eq(t->param->strings[0],
	    SPAN("i;ascii-casemap")))
		return SVMATCH_CASEMAP;
	return span_eq(t->param->strings[0], SPAN("i;octet")) ? SVMATCH_OCTET
	    : SVMATCH_NUMERIC;
}

const char *
svtest_match_name(const struct svnode *node)
{
	const struct svtagged *t = svtable_tagged(node, SVSLOT_MATCH);

	return t == NULL ? ":is" : t->tag->name;
}

int
svtest_begin(struct svtest *t, struct svrun *r, const struct svnode *node,
    const struct svarg *keys)
{
	const struct svtagged *match = svtable_tagged(node, SVSLOT_MATCH);
	size_t i;

	t->r = r;
	t->node = node;
	t->count = 0;
	t->matched = false;
	t->match.type = (enum svmatch_type)svtable_tag_value(node,
	    SVSLOT_MATCH, SVMATCH_IS);
	t->match.comparator = comparator_of(node);
	if (match != NULL && match->param != NULL)
		t->match.relation = relation_of(match->param->strings[0]);
	t->n_keys = keys->n;
	t->keys = pool_get(&r->pool, keys->n * sizeof(*t->keys));
	for (i = 0; i < keys->n; i++)
		if (svrun_expand(r, keys->strings[i], &t->keys[i]) == -1)
			return -1;
	return 0;
}

static int
compare(struct svtest *t, struct span value)
{
	struct svrun *r = t->r;
	struct svmatch_parts parts = { .n = 0 };
	size_t i;

	for (i = 0; i < t->n_keys; i++) {
		int got = svmatch(&t->match, value, t->keys[i],
		    r->has_variables ? &parts : NULL, r->steps, r->err);

		if (got == -1)
			return -1;
		if (svrun_traces(r) && (got == 1 || i < 20))
			svrun_trace(r, t->node->line, "  %s %s: %s",
			    svtest_match_name(t->node),
			    svrun_quoted(r, t->keys[i]), got ? "yes" : "no");
		if (got == 1) {
			if (parts.n > 0)
				svvar_set_parts(&r->variables, &parts);
			t->matched = true;
			return 1;
		}
	}
	return 0;
}

int
svtest_value(struct svtest *t, struct span label, struct span value)
{
	t->count++;
	if (svrun_traces(t->r))
		svrun_trace(t->r, t->node->line, "  %.*s is %s", (int)label.n,
		    label.p, svrun_quoted(t->r, value));
	return t->match.type == SVMATCH_COUNT ? 0 : compare(t, value);
}

int
svtest_end(struct svtest *t)
{
	char digits[24];

	if (t->match.type != SVMATCH_COUNT)
		return t->matched;
	(void)snprintf(digits, sizeof(digits), "%llu",
	    (unsigned long long)t->count);
	svrun_trace(t->r, t->node->line, "  the count is %s", digits);
	return compare(t, span_str(digits));
}
