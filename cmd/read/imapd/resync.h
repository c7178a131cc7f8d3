/* resync - what a client that keeps its own copy of a mailbox is told, so that
 * it need not ask for everything again (RFC 7162).
 * SPDX-License-Identifier: ISC */
#ifndef RESYNC_H
#define RESYNC_H

#include "base/attr.h"
#include "imap/args.h"
#include "imap/seqset.h"

struct session;

/* The parameters of SELECT: "(" param *(SP param) ")". */
struct resync {
	bool condstore, qresync;
	uint32_t validity;
	uint64_t since;
	struct span known;               /* UIDs, or p NULL: all */
	struct span match_seqs, match_uids;
};

MUST_USE int resync_parse(struct resync *r, struct args *args);
/* After SELECT has told the rest: what changed since. 0, or -1: the arguments
 * were wrong. */
MUST_USE int resync_tell(struct session *s, const struct resync *r);

/* "* VANISHED (EARLIER) ..." of the UIDs in `known` (NULL: all). */
void resync_tell_vanished(struct session *s, uint64_t since, uint32_t least,
    const struct seqset *known);
/* "* OK [HIGHESTMODSEQ n]" of the selected mailbox; and as response code. */
void resync_tell_highest(struct session *s);
void resync_code_highest(struct session *s);

#endif
