/* bymap - what a map says of a client, sender, recipient: an action in the form
 * of Postfix's access(5).
 *
 *     client       192.0.2.1                          (cidr: is for networks)
 *     name, helo   mail.example.org .example.org .org
 *     sender ...   joe@example.org example.org .org   <> is the null sender
 *
 * The first of these that the map has counts.
 * SPDX-License-Identifier: ISC */
#ifndef GATE_BYMAP_H
#define GATE_BYMAP_H

#include "base/err.h"
#include "rules/rule.h"
#include "rules/rulereply.h"

/* Set *reply; or fill err, and the reply stays. */
void bymap(const struct rule *r, struct span fact, struct rulereply *reply,
    struct err *err);

#endif
