/* svaction - what keep and fileinto share: put the message into a mailbox with
 * the flags that hold at this moment (RFC 5232 5).
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVACTION_H
#define SIEVE_SVACTION_H

#include "sieve/svrun.h"

/* Add it to the plan; without :copy the implicit keep is off. 0 or -1. */
MUST_USE int svaction_store(struct svrun *r, const struct svnode *node,
    enum svaction_kind kind, struct span folder);

/* Add a refusal with argument 0 as its reason (RFC 5429). 0 or -1. */
MUST_USE int svaction_reject(struct svrun *r, const struct svnode *node);

/* Add the flags in `list` to `out`, each once, separated by blanks; what is no
 * flag is left out (RFC 5232 2). With `remove` take them away instead. */
void svaction_flags(struct buf *out, struct span list, bool remove);

#endif
