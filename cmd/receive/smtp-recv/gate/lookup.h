/* lookup - the third half of smtp-recv, where a rule asks DNS: it may use the
 * network and nothing else, and answers questions of the session over a socket
 * pair, a name and a type each. It reads what DNS servers say, which strangers
 * write.
 * SPDX-License-Identifier: ISC */
#ifndef GATE_LOOKUP_H
#define GATE_LOOKUP_H

#include <stddef.h>

#include "base/attr.h"
#include "base/err.h"
#include "rules/rulejudge.h"

/* Fork it: 0 and the session's end in *sock_out, or -1 with err. */
MUST_USE int lookup_start(int *sock_out, struct err *err);
/* For the session half: answer those n questions, or say that nobody knows. */
void lookup_ask(int sock, struct rulejudge_asked *asked, size_t n);

#endif
