/* record - what became of a delivery, written down: by the program in its own
 * words, or here by its exit code.
 * SPDX-License-Identifier: ISC */
#ifndef RECORD_H
#define RECORD_H

#include "agent.h"
#include "link/chain.h"

/* Every recipient of the job, all of them open in `q`, has one more result than
 * `q` knows, which is read on. It is synced when somebody is done with whom
 * another attempt must not meet again: where nobody is left the removal of the
 * file says the same, and is synced with others'. True: nobody is left, and
 * nobody is to be told anything, so the message may be removed unread. */
bool record_results(const struct destinations_job *job, struct queuefile *q,
    const struct chain_result *result);

#endif
