/* context - searches and sorts whose results are kept up to date for the
 * client (RFC 5267): ESEARCH ADDTO and REMOVEFROM, until CANCELUPDATE or
 * another mailbox. Of each its program's text is kept, the UIDs it has chosen,
 * and their order if it is a SORT; what changes is searched again, nothing
 * else. A program that speaks of message numbers, of $ or of the time cannot be
 * kept so: NOUPDATE.
 * SPDX-License-Identifier: ISC */
#ifndef CONTEXT_H
#define CONTEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/span.h"
#include "imap/args.h"
#include "imap/search.h"
#include "imap/seqset.h"
#include "ranked.h"

#define CONTEXTS_MAX 20

struct box_changes;
struct results;
struct session;

struct context {
	char *tag, *program;
	char *items;             /* to FETCH of what is added, or NULL */
	size_t tag_n, program_n, items_n;
	bool uid;                /* it came as UID SEARCH or UID SORT */
	bool sorted;             /* a SORT: the program begins with criteria */
	struct seqset chosen;    /* UIDs */
	struct ranked ranked;    /* the same in their order, if sorted */
};

struct contexts {
	struct context *all[CONTEXTS_MAX];
	size_t n;
	uint32_t seen;           /* the last message that they know of: its
				  * UID */
};

void contexts_done(struct contexts *c);
/* Is the tag of the command at work that of one? */
bool contexts_has(const struct session *s, struct span tag);
/* May the command at work ask for what it asks for (enum results_give)? 0, or
 * -1 with the arguments' fault: its tag is in use. */
MUST_USE int contexts_check(struct session *s, unsigned give,
    struct args *args);
/* Keep the search whose program's text was `program`, or, sorted, all from the
 * criteria on, and whose results are known: NULL, or why not. */
const char *contexts_add(struct session *s, const struct search *search,
    struct span program, const struct results *r, bool sorted);
/* Tell that the search of the command at work is not kept. */
void contexts_refuse(struct session *s, const char *why);
/* No more of that one; what is unknown does not matter. */
void contexts_cancel(struct session *s, struct span tag);

/* Before the EXPUNGE responses: which have gone (REMOVEFROM). */
void contexts_tell_gone(struct session *s, const struct box_changes *c);
/* After EXISTS and FETCH: which have come, or have changed. */
void contexts_tell_changed(struct session *s, const struct box_changes *c);

#endif
