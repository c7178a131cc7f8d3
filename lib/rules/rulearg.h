/* rulearg - the words of a rule's line, and the arguments of actions and
 * conditions.
 * SPDX-License-Identifier: ISC */
#ifndef RULES_RULEARG_H
#define RULES_RULEARG_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "rules/rule.h"

#define RULEARG_FILE_MAX (64u << 20) /* of a file with a list */

struct rulearg_words {
	struct span rest;
	bool broken;                 /* a quote does not end */
};

struct rulearg_word {
	struct span text;            /* without its quotes */
	bool quoted;
};

/* 0, or -1 when the line holds a control character. */
MUST_USE int rulearg_begin(struct rulearg_words *w, struct span line);
/* The next word; false at the end, at "#", or when broken. */
bool rulearg_next(struct rulearg_words *w, struct rulearg_word *out);

/* The argument of c->test, of rule->act: 0, or -1 with err (ERR_USAGE). Files
 * that are named are read. */
MUST_USE int rulearg_condition(struct rulearg_words *w, struct pool *pool,
    struct rule_condition *c, struct err *err);
MUST_USE int rulearg_action(struct rulearg_words *w, struct pool *pool,
    struct rule *rule, struct err *err);

#endif
