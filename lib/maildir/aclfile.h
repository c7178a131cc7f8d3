/* aclfile - a mailbox's file dovecot-acl (acl.h), as Dovecot reads and writes
 * it; and in the Maildir's root dovecot-acl-list, the mailboxes that anybody
 * but their owner may see. Files are replaced, under Dovecot's lock
 * dovecot-acl.lock, with the mode of their directory.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_ACLFILE_H
#define MAILDIR_ACLFILE_H

#include <stdbool.h>
#include <sys/types.h>
#include <time.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "maildir/acl.h"
#include "maildir/tree.h"

/* Which file it is, and as of when: two that are equal are the same text. */
struct aclfile_stamp {
	dev_t dev;
	ino_t ino;
	off_t size;
	struct timespec mtime;
	bool settled;            /* old enough that the next change shows */
};

/* Is there a file in the mailbox's directory? */
bool aclfile_stamp(int dir, struct aclfile_stamp *out);
bool aclfile_same(const struct aclfile_stamp *a,
    const struct aclfile_stamp *b);

/* Read it: 1, 0 there is none, -1 with err. One that we may not read, that is
 * no file, or larger than ACL_TEXT_MAX, is 1 with out->unknown set: it might
 * take any right away. */
MUST_USE int aclfile_read(int dir, struct acl *out, struct err *err);

struct aclfile_change {
	struct acl_id id;
	bool negative;
	enum acl_how how;
	unsigned rights;
};

/* acl_change of the file, durably: 1 changed, 0 it was so already, -1 with
 * err. */
MUST_USE int aclfile_change(int dir, const struct aclfile_change *change,
    struct err *err);
/* A new mailbox's file, with the lines of its parent that are understood; none
 * when there are none. 0 or -1. */
MUST_USE int aclfile_inherit(int dir, const struct acl *parent,
    struct err *err);

/* Does the tree have a dovecot-acl-list? */
bool aclfile_has_list(const struct tree *t);
/* Look at all mailboxes of the tree and write dovecot-acl-list anew; when that
 * is not possible, remove it, as Dovecot then makes it. Who may see any of them
 * is added to `shown`. 0, or -1 with err: not all could be looked at. */
MUST_USE int aclfile_list(const struct tree *t, struct acl *shown,
    struct err *err);

#endif
