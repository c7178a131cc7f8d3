/* tree - the mailboxes of one user: a Maildir, held open. All files are reached
 * from its descriptor, symbolic links are not followed, so a process confined
 * to it (OS_WRITEDIR) can do everything here.
 * Names are as layout.h says. Results of functions that look for a mailbox:
 * 1 done, 0 there is no such mailbox, -1 err (ERR_DATA: not a name; ERR_PERM:
 * refused; ERR_TEMP: the system).
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_TREE_H
#define MAILDIR_TREE_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "maildir/layout.h"

#define TREE_MAILBOXES_MAX 100000

struct quota;

struct tree {
	int fd;                  /* the Maildir; give it to os_confine */
	enum layout layout;      /* tree_open sets LAYOUT_PLUS; the caller may
	                          * change that before anything else */
	const struct quota *quota;       /* limits for what is added, or NULL:
	                          * maildir/quota.h; the caller's */
	bool nfs;                /* other hosts change it too: nothing that the
	                          * system remembers of it is believed */
	const char *expunged;    /* tree_keep_expunged; NULL: what is expunged
	                          * is gone */
	bool hidden;             /* and that mailbox is not listed */
};

struct tree_entry {
	struct span name;
	bool exists;             /* false: only has children (\Noselect) */
	bool children;
	bool subscribed;
};

struct tree_list {
	struct pool pool;
	struct tree_entry *entries;      /* INBOX first, then in byte order;
	                                  * every missing parent has an entry */
	size_t n;
};

/* Open the Maildir at `path`, a Maildir++ with no quota; with `create`, make
 * it, its cur new tmp and the directories above it where they are missing. 0,
 * or -1 with err naming the path that failed. */
MUST_USE int tree_open(struct tree *t, const char *path, bool create,
    struct err *err);
void tree_close(struct tree *t);
/* Keep what is expunged in the mailbox `name` (maildir/boxlazy.h), which must
 * live on; with a '.' in front it is not listed: ".EXPUNGED". The layout has
 * been set. 0, or -1 with err ERR_USAGE. */
MUST_USE int tree_keep_expunged(struct tree *t, const char *name,
    struct err *err);

/* The mailbox's directory: 1 and a descriptor, 0, -1. */
MUST_USE int tree_mailbox(const struct tree *t, struct span name, int *fd_out,
    struct err *err);

/* The same, for who only looks: what is missing in it is not made. */
MUST_USE int tree_look(const struct tree *t, struct span name, int *fd_out,
    struct err *err);

/* Make a mailbox (with cur, new, tmp; in Maildir++ with maildirfolder): 1 made,
 * 0 it was there, -1. Parents need not exist: they are then listed without
 * `exists`. */
MUST_USE int tree_create(const struct tree *t, struct span name,
    struct err *err);
/* Remove a mailbox and all messages in it; its children stay. INBOX:
 * ERR_PERM. */
MUST_USE int tree_delete(const struct tree *t, struct span name,
    struct err *err);
/* Give a mailbox and its children a new name. ERR_PERM when `to` (or a child's
 * new name) exists, lies below `from`, or `from` is INBOX, whose messages the
 * caller moves with box_copy instead (RFC 9051 6.3.6). */
MUST_USE int tree_rename(const struct tree *t, struct span from,
    struct span to, struct err *err);

/* All mailboxes, and what is subscribed of them: 0, or -1 with err. */
MUST_USE int tree_list(const struct tree *t, struct tree_list *out,
    struct err *err);
void tree_list_init(struct tree_list *l);
void tree_list_done(struct tree_list *l);

#endif
