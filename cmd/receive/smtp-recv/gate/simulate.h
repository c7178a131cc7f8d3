/* simulate - what would happen (smtp-recv --simulate): the rules judged by
 * hand, nothing counted, no policy server asked, no program run.
 *
 *     client=192.0.2.1 helo=x from=a@b to=c@d login=joe tls=1 size=1000
 *     who [to=c@d]         who can send there, by the rules alone
 *     relay                who can send anywhere
 *
 * SPDX-License-Identifier: ISC */
#ifndef GATE_SIMULATE_H
#define GATE_SIMULATE_H

#include "../options.h"

/* The exit code: 0 taken, 77 refused, 75 deferred or not certain, 64 the text
 * is wrong. */
int simulate(const struct settings *opt, int runner, int lookup);
/* With -n: is mail still taken from outside, and not for everybody? 0, or -1
 * with err. */
MUST_USE int simulate_check(const struct settings *opt, struct err *err);

#endif
