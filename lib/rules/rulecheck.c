/* rulecheck - see rulecheck.h.
 * SPDX-License-Identifier: ISC */
#include "rules/rulecheck.h"

#include "base/num.h"
#include "base/tool.h"
#include "route/aliasmap.h"
#include "rules/rulefile.h"
#include "rules/rulepolicy.h"

#define COMPARED_MAX 1000000         /* prefixes with prefixes */

/* "4.7.1", "5.7.27" and a blank. */
static bool
is_status(struct span s, char class)
{
	struct span word, part;
	int n = 0;

	if (!span_word(&s, &word) || word.n < 5 || word.p[0] != class)
		return false;
	while (span_cut(&word, '.', &part)) {
		uint32_t number;

		n++;
		if (num_parse_u32(part, 999, &number) == -1)
			return false;
	}
	return n == 3;
}

bool
rulecheck_text(enum rule_act act, struct span text, int *code,
    struct span *rest)
{
	bool later = act == RULE_DEFER || act == RULE_GREYLIST;
	uint64_t n;
	size_t i;

	*code = 0;
	*rest = text;
	for (i = 0; i < text.n; i++)
		if (text.p[i] < ' ' || text.p[i] == 0x7f)
			return false;
	if (num_parse_prefix(text, 99999, &n) == 3 && (text.n == 3 ||
	    text.p[3] == ' ')) {
		if (n / 100 != (later ? 4 : 5) && !(act == RULE_DROP &&
		    n == 421))
			return false;
		*code = (int)n;
		*rest = span_trim(span_from(text, 3));
	}
	if (rest->n > 1 && span_is_digit(rest->p[0]) && rest->p[1] == '.')
		return is_status(*rest, *code == 421 || later ? '4' : '5');
	return text.n > 0 && text.n <= RULE_TEXT_MAX;
}

bool
rulecheck_is_field(struct span field)
{
	size_t colon = span_find(field, 0, ':'), i;

	for (i = 0; i < field.n; i++)
		if (field.p[i] < ' ' || field.p[i] >= 0x7f ||
		    (i < colon && field.p[i] == ' '))
			return false;
	return colon > 0 && colon < field.n && field.n < 900;
}

static enum rule_stage
key_from(enum rule_rate_key k)
{
	return k == RULE_KEY_RECIPIENT ? RULE_RCPT : k == RULE_KEY_LOGIN ||
	    k == RULE_KEY_SENDER || k == RULE_KEY_SENDER_DOMAIN ? RULE_MAIL :
	    RULE_CONNECT;
}

static int
check_conditions(const struct rule *r, struct err *err)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		const struct rule_condition *c = &r->conditions[i];
		enum rule_stage from = rule_words[c->test].from;

		if (c->test == RULE_T_RATE)
			from = key_from(c->key);
		if (r->stage < from)
			return err_set(err, ERR_USAGE, "%.*s is not known at "
			    "%s, but from %s on", (int)c->text.n, c->text.p,
			    rule_stages[r->stage], rule_stages[from]);
		/* One of several recipients is none. */
		if (r->stage == RULE_DATA && (c->test == RULE_T_RECIPIENT ||
		    c->test == RULE_T_RECIPIENT_DOMAIN || c->test ==
		    RULE_T_RECIPIENT_KNOWN || (c->test == RULE_T_RATE &&
		    c->key == RULE_KEY_RECIPIENT)))
			return err_set(err, ERR_USAGE, "%.*s is of one "
			    "recipient, at rcpt", (int)c->text.n, c->text.p);
		if (c->test == RULE_T_RATE && c->negated)
			return err_set(err, ERR_USAGE, "not does not go with "
			    "rate");
	}
	return 0;
}

static bool
has_everybody(const struct cidr_list *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->items[i].bits < 4)
			return true;
	return false;
}

bool
rulecheck_is_narrow(const struct rule *r)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		const struct rule_condition *c = &r->conditions[i];
		unsigned flags = rule_words[c->test].flags;

		if (c->negated || (flags & (RULE_WHO | RULE_WHERE)) == 0)
			continue;
		if (c->test == RULE_T_NETWORK ? !has_everybody(&c->networks) :
		    c->test == RULE_T_LOGIN || c->list.n_stars == 0)
			return true;
	}
	return false;
}

/* With -n a map is opened, for it to be known that it can be. */
static int
check_map(const char *name, struct err *err)
{
	struct aliasmap map;
	int r = aliasmap_open(&map, name, ALIASTEXT_TABLE, err);

	aliasmap_close(&map);
	if (r == -1 && err != NULL)
		err->kind = ERR_USAGE;
	return r;
}

int
rulecheck_rule(const struct rule *r, struct err *err)
{
	const char *name = rule_actions[r->act].name;
	bool speaks = (rule_actions[r->act].flags & RULE_NO) != 0 ||
	    r->act == RULE_GREYLIST;
	struct rulepolicy policy;
	struct span rest;
	int code;

	if (check_conditions(r, err) == -1)
		return -1;
	if (r->text.p != NULL && !speaks)
		return err_set(err, ERR_USAGE, "%s says nothing", name);
	if (r->text.p != NULL && !rulecheck_text(r->act, r->text, &code,
	    &rest))
		return err_set(err, ERR_USAGE, "not words that %s can say",
		    name);
	if ((r->act == RULE_RELAY || r->act == RULE_GREYLIST) &&
	    r->stage != RULE_RCPT)
		return err_set(err, ERR_USAGE, "%s is for recipients, at rcpt",
		    name);
	if ((r->act == RULE_DISCARD || r->act == RULE_HOLD ||
	    r->act == RULE_HEADER) && r->stage < RULE_MAIL)
		return err_set(err, ERR_USAGE, "%s is for messages, from mail "
		    "on", name);
	if (r->act == RULE_RELAY && !rulecheck_is_narrow(r))
		return err_set(err, ERR_USAGE, "this would relay for anybody: "
		    "say for which network, client-name, login, authenticated, "
		    "recipient or recipient-domain");
	if (r->act == RULE_HEADER)
		return rulecheck_is_field(r->argument) ? 0 :
		    err_set(err, ERR_USAGE, "not a header field");
	if (r->act == RULE_POLICY)
		return rulepolicy_parse(r->argument, &policy, err);
	if (r->act == RULE_MAP && tool_checking())
		return check_map(r->argument.p, err);
	if (r->act == RULE_CHECK && (r->argument.n < 2 ||
	    r->argument.p[0] != '/'))
		return err_set(err, ERR_USAGE, "check wants the whole path of "
		    "a program");
	return 0;
}

static bool
is_within(const struct cidr_list *inner, const struct cidr_list *outer)
{
	size_t i, j;

	if (inner->n * outer->n > COMPARED_MAX)
		return false;
	for (i = 0; i < inner->n; i++) {
		for (j = 0; j < outer->n; j++)
			if (outer->items[j].bits <= inner->items[i].bits &&
			    cidr_has(&outer->items[j], &inner->items[i].ip))
				break;
		if (j == outer->n)
			return false;
	}
	return true;
}

/* Does `c` hold wherever `given` does? */
static bool
follows(const struct rule_condition *given, const struct rule_condition *c)
{
	if (given->test != c->test || given->negated != c->negated ||
	    c->test == RULE_T_SCORE || c->test == RULE_T_RATE)
		return false;
	if (c->test == RULE_T_NETWORK)
		return c->negated ? is_within(&c->networks, &given->networks) :
		    is_within(&given->networks, &c->networks);
	return span_eq(given->text, c->text);
}

/* Whoever comes to `later` would have been stopped at `r`. */
static bool
hides(const struct rule *r, const struct rule *later)
{
	size_t i, j;

	if (r->stage != later->stage ||
	    (rule_actions[r->act].flags & RULE_ENDS) == 0)
		return false;
	for (i = 0; i < r->n; i++) {
		for (j = 0; j < later->n; j++)
			if (follows(&later->conditions[j], &r->conditions[i]))
				break;
		if (j == later->n)
			return false;
	}
	return true;
}

int
rulecheck_file(const struct rulefile *f, struct err *err)
{
	size_t i, j;

	for (i = 0; i < f->n; i++)
		for (j = 0; j < i; j++)
			if (hides(&f->rules[j], &f->rules[i]))
				return err_set(err, ERR_USAGE, "%s:%u: is "
				    "never reached: line %u decides before it",
				    f->path, f->rules[i].line,
				    f->rules[j].line);
	return 0;
}
