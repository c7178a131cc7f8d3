/* pass - hand the message on with its new envelopes.
 * SPDX-License-Identifier: ISC */
#ifndef PASS_H
#define PASS_H

#include "base/attr.h"
#include "base/err.h"
#include "link/chain.h"
#include "rewrite.h"

/* The envelope that mail-route was given, on descriptor 3 or in the
 * environment: 0, or -1 with err. */
MUST_USE int pass_envelope(struct envelope *e, bool on_descriptor,
    struct err *err);

/* Run the program for each envelope but the last, then exec it for that one
 * when `may_exec`, which replaces descriptor 3. 0 and *result of the one that
 * failed, or of the last; -1 with err. */
MUST_USE int pass_groups(const struct rewrite *r, int message, char **argv,
    bool may_exec, struct chain_result *result, struct err *err);

#endif
