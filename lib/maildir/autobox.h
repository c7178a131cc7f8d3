/* autobox - mailboxes that every user is to have: made when he first comes, and
 * only once. Which ones have been made stands in pneumatic.mailboxes in the
 * Maildir, a name a line, so that one that he has removed or renamed does not
 * come back; who wants it back takes the line out.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_AUTOBOX_H
#define MAILDIR_AUTOBOX_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "maildir/tree.h"

#define AUTOBOX_MAX 64
#define AUTOBOX_FILE "pneumatic.mailboxes"
#define AUTOBOX_FILE_MAX 65536
/* The entry (maildir/attributes.h) that tells a mailbox's special uses. */
#define AUTOBOX_USE "specialuse"

struct autobox {
	struct span name;        /* modified UTF-7 */
	struct span uses;        /* "\Drafts", "\Sent \Archive", or empty */
	bool subscribe;
};

struct autoboxes {
	struct pool pool;
	struct autobox all[AUTOBOX_MAX];
	size_t n;
	enum layout layout;      /* of the names; autoboxes_init sets
	                          * LAYOUT_PLUS, the caller may change it before
	                          * parsing */
};

void autoboxes_init(struct autoboxes *a);
void autoboxes_done(struct autoboxes *a);
/* Add those of an option's text: names between commas, UTF-8 or modified UTF-7,
 * each with its special uses behind it ("Drafts \Drafts,Sent Items \Sent"). The
 * uses are not checked. 0, or -1 with err ERR_USAGE. */
MUST_USE int autoboxes_parse(struct autoboxes *a, struct span text,
    bool subscribe, struct err *err);
/* The one of that name, or NULL. */
const struct autobox *autoboxes_find(const struct autoboxes *a,
    struct span name);

/* Make what has not been made for this Maildir yet: 1 something was, 0 there
 * was nothing to do (one small file was read), -1 with err, as far as it
 * went. */
MUST_USE int autoboxes_make(const struct autoboxes *a, const struct tree *t,
    struct err *err);

#endif
