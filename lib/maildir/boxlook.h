/* boxlook - one look at a mailbox's directories, and what is then done about
 * what it found: UIDs for what has none, names for twins, new/ emptied into
 * cur/. In which order, and under which lock, is boxsync's matter.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXLOOK_H
#define MAILDIR_BOXLOOK_H

#include "maildir/boxstate.h"
#include "maildir/scan.h"

struct boxlook {
	struct box *b;
	struct scan scan;
	uint32_t *entry;                 /* scan entry + 1 by uid record */
	uint32_t *fresh;                 /* entries without a record */
	size_t n_fresh;
	struct boxstate_stamp cur, new;
	bool stable;                     /* no directory changed meanwhile */
	bool twins;                      /* two files with one base */
	bool missing;                    /* a record without a file */
	bool in_new;                     /* something lies in new/ */
	bool moved;                      /* some of that now lies in cur/ */
	bool adrift;                     /* nothing can be written */
	uint32_t letters;                /* keywords in file names */
};

void boxlook_init(struct boxlook *l, struct box *b);
void boxlook_done(struct boxlook *l);
/* Read the uid list and the directories: 0, or -1 with err. */
MUST_USE int boxlook_around(struct boxlook *l, bool locked, struct err *err);

/* Under the lock. UIDs for what has none, in the order of their times, in
 * memory; two files with one base settled; new/NAME to cur/NAME:2, (what has
 * gone meanwhile is left to the next look). 0, or -1 with err. */
MUST_USE int boxlook_number(struct boxlook *l, struct err *err);
MUST_USE int boxlook_twins(struct boxlook *l, struct err *err);
MUST_USE int boxlook_move(struct boxlook *l, struct err *err);

#endif
