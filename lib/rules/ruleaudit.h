/* ruleaudit - answers from the rules alone, without a client: who can send to
 * an address, who can relay, is there anybody left from outside who can.
 * Of a rule only what it says of recipients is judged; all else may be.
 * SPDX-License-Identifier: ISC */
#ifndef RULES_RULEAUDIT_H
#define RULES_RULEAUDIT_H

#include <stdbool.h>

#include "rules/rulefile.h"

/* Each rule that may decide over mail to `recipient` (empty: any), in the order
 * they are read; `certain`: it decides for all who come so far. False when the
 * last of them is certain: nobody is left for the recipient check. */
bool ruleaudit_who(const struct rulefile *f, struct span recipient,
    void (*tell)(void *self, const struct rule *r, bool certain), void *self);
/* The rule that refuses every stranger who sends there, or NULL. A stranger is
 * in no network that is named, and has no login. */
const struct rule *ruleaudit_closed(const struct rulefile *f,
    struct span recipient);

#endif
