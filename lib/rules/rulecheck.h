/* rulecheck - what is wrong with rules that can all be read: one that asks for
 * what is not known yet, that relays for everybody, that is never reached; mail
 * that nobody from outside can send any more.
 * SPDX-License-Identifier: ISC */
#ifndef RULES_RULECHECK_H
#define RULES_RULECHECK_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "rules/rule.h"

struct rulefile;

/* One rule by itself, when it is read: 0, or -1 with err (ERR_USAGE). */
MUST_USE int rulecheck_rule(const struct rule *r, struct err *err);
/* The file, for -n: 0, or -1 with err, "PATH:LINE: why", when a rule can never
 * be reached. */
MUST_USE int rulecheck_file(const struct rulefile *f, struct err *err);

/* The words of a refusal taken apart: code 0 when none is given, `rest` what
 * stands behind it. False: not words that this action can say. */
bool rulecheck_text(enum rule_act act, struct span text, int *code,
    struct span *rest);
/* "Name: value", one line of printable ASCII? */
bool rulecheck_is_field(struct span field);
/* Does it name somebody who cannot be made up, or where to, and not
 * everybody? */
bool rulecheck_is_narrow(const struct rule *r);

#endif
