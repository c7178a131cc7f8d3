/* special - special uses of mailboxes (RFC 6154, RFC 8457): \Drafts, \Sent ...
 * A mailbox has those that were set, by CREATE or as its METADATA entry
 * /private/specialuse, and keeps them when it is renamed. One without that
 * entry goes by its name: those of --create-mailboxes and --subscribe-mailboxes
 * first, then the usual ones; but a use that some other mailbox has is not
 * given again.
 * SPDX-License-Identifier: ISC */
#ifndef SPECIAL_H
#define SPECIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "listing.h"
#include "maildir/autobox.h"
#include "place.h"

struct session;

struct special {
	struct span name;        /* as in listing.h */
	unsigned uses;           /* bits, 0: none by its own entry */
	bool set;                /* by its entry, not by its name */
};

struct specials {
	struct special *all;     /* in byte order of names; pool memory */
	size_t n;
};

/* "\Drafts \Sent" as bits: 0, or -1 with err ERR_DATA naming the one that is
 * not known, or that no mailbox here can have (\All, \Flagged). */
MUST_USE int special_parse(struct span text, unsigned *uses_out,
    struct err *err);
/* Add them, with blanks between; `gmail`: as XLIST calls them. */
void special_write(struct buf *out, unsigned uses, bool gmail);

/* What all mailboxes of the listing have; by name alone, when the entries
 * cannot be read. */
void special_read(struct session *s, const struct listing *l,
    struct specials *out);
/* Of the mailbox of that name; NULL when it has none. */
const struct special *special_of(const struct specials *p, struct span name);

/* May the mailbox `full` have these, or has another one been set to one of
 * them? 0, or -1 with s->err. */
MUST_USE int special_check(struct session *s, struct span full,
    unsigned uses);
/* What the mailbox has, as text in the command's pool; p NULL: none. `known` as
 * from special_read, or NULL. 0, or -1 with s->err. */
MUST_USE int special_text(struct session *s, struct span full,
    const struct specials *known, struct span *out);

/* CREATE's " (USE (...))", if there: 0, or -1. *refused_out names a use that is
 * none. */
struct args;
MUST_USE int special_args(struct args *args, unsigned *uses_out,
    struct err *refused_out);
/* Set it for a mailbox that has just been made: 0, or -1 with s->err. */
MUST_USE int special_set(struct session *s, const struct place *place,
    unsigned uses);

#endif
