/* ruleaudit - see ruleaudit.h.
 * SPDX-License-Identifier: ISC */
#include "rules/ruleaudit.h"

#include "rules/rulejudge.h"

enum may { NEVER, MAYBE, ALWAYS };

static enum may
judge_condition(const struct rule_condition *c, struct span recipient)
{
	bool holds;

	if (recipient.n == 0)
		return MAYBE;
	if (c->test == RULE_T_RECIPIENT)
		holds = rulelist_has_address(&c->list, recipient);
	else if (c->test == RULE_T_RECIPIENT_DOMAIN)
		holds = rulelist_has_name(&c->list,
		    ruletest_domain(recipient));
	else
		return MAYBE;
	return holds != c->negated ? ALWAYS : NEVER;
}

static enum may
judge(const struct rule *r, struct span recipient)
{
	enum may all = ALWAYS;
	size_t i;

	for (i = 0; i < r->n; i++) {
		enum may m = judge_condition(&r->conditions[i], recipient);

		if (m < all)
			all = m;
	}
	return all;
}

static bool
decides(const struct rule *r)
{
	return (rule_actions[r->act].flags & RULE_ENDS) != 0 ||
	    r->act == RULE_GREYLIST || r->act == RULE_POLICY ||
	    r->act == RULE_CHECK || r->act == RULE_MAP;
}

bool
ruleaudit_who(const struct rulefile *f, struct span recipient,
    void (*tell)(void *self, const struct rule *r, bool certain), void *self)
{
	bool open = true;
	size_t stage, i;

	for (stage = 0; stage < RULE_STAGES; stage++)
		for (i = 0; i < f->n; i++) {
			const struct rule *r = &f->rules[i];
			enum may m = judge(r, recipient);
			bool ends = (rule_actions[r->act].flags &
			    RULE_ENDS) != 0 && m == ALWAYS;

			if (r->stage != stage || m == NEVER || !decides(r))
				continue;
			tell(self, r, ends);
			if (!ends)
				continue;
			if ((rule_actions[r->act].flags & RULE_NO) != 0)
				return false;
			if (r->act == RULE_RELAY)
				open = false;
			break;
		}
	return open;
}

/* Can a stranger be who this rule is for? */
static bool
is_for_strangers(const struct rule *r)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (!r->conditions[i].negated && (rule_words[r->conditions[i].
		    test].flags & RULE_WHO) != 0)
			return false;
	return true;
}

/* Does a stranger always fulfil it? */
static bool
holds_for_strangers(const struct rule *r, struct span recipient)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		const struct rule_condition *c = &r->conditions[i];

		if (judge_condition(c, recipient) != ALWAYS && !(c->negated &&
		    (rule_words[c->test].flags & RULE_WHO) != 0))
			return false;
	}
	return true;
}

const struct rule *
ruleaudit_closed(const struct rulefile *f, struct span recipient)
{
	size_t stage, i;

	for (stage = 0; stage < RULE_STAGES; stage++)
		for (i = 0; i < f->n; i++) {
			const struct rule *r = &f->rules[i];
			unsigned flags = rule_actions[r->act].flags;

			if (r->stage != stage || (flags & RULE_ENDS) == 0 ||
			    judge(r, recipient) == NEVER)
				continue;
			if ((flags & RULE_NO) != 0 &&
			    holds_for_strangers(r, recipient))
				return r;
			if ((flags & RULE_NO) == 0 && is_for_strangers(r))
				break;
		}
	return NULL;
}
