/* kept - does the script of one delivery simply keep the message? For who has
 * many deliveries: it is then the deliverer's alone, whatever it is that
 * delivers.
 * SPDX-License-Identifier: ISC */
#ifndef KEPT_H
#define KEPT_H

#include <stdbool.h>

#include "base/span.h"
#include "evaluator.h"
#include "settings.h"

/* Is there a program, without arguments? Any other has each message brought to
 * it by a delivery by itself. */
bool kept_can_serve(const struct settings *settings);
/* Set the variables of this delivery from NAME=value lines, those of the names
 * in mail-environment(7) alone; with `account`, USER HOME MAILDIR and the like
 * too. */
void kept_environment(struct span lines, bool account);
/* The same, and with `account` go to HOME. False when that cannot be. */
bool kept_variables(struct span lines, bool account);
/* Run the scripts over the message whose variables `lines` are and have been
 * set: true, it is to be put into the inbox, as it came, and nothing else;
 * false, anything else, or something is wrong that is better told by a delivery
 * by itself. One child may do it for several (evaluator.h). */
bool kept_is(const struct settings *settings, struct evaluator *k,
    struct span lines, int message);

#endif
