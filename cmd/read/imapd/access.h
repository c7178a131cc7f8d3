/* access - which rights the session's user has to a mailbox (RFC 4314, and
 * maildir/acl.h). Where ACLs are not in force there are only one's own
 * mailboxes, with all rights.
 * place_open asks here by itself; every other command that looks at or changes
 * a mailbox has access_demand answer first.
 * SPDX-License-Identifier: ISC */
#ifndef ACCESS_H
#define ACCESS_H

#include <stdbool.h>

#include "base/span.h"
#include "maildir/aclglobal.h"
#include "maildir/aclmine.h"
#include "maildir/aclshares.h"
#include "maildir/flags.h"
#include "place.h"
#include "reply.h"

#define ACCESS_GROUPS_MAX 100

struct session;
struct access_slot;

struct access {
	bool on;                 /* ACLs are in force */
	bool anyone;             /* SETACL may name anyone */
	struct pool pool;
	struct span user;        /* empty: not known */
	struct span groups[ACCESS_GROUPS_MAX];
	size_t n_groups;
	struct aclglobal global;
	struct aclshares shares;
	struct access_slot *slots;       /* what was found out before */
};

void access_init(struct access *a);
void access_done(struct access *a);
/* Who it is. `groups` is a list with commas. */
void access_user(struct access *a, struct span user, struct span groups);
void access_me(const struct session *s, const struct space *space,
    struct aclmine *me);

/* To a mailbox that is there; 0 when it is not. */
unsigned access_rights(struct session *s, const struct place *place);
/* To what a new mailbox of that name would be made in: the nearest parent that
 * is there, or the namespace. */
unsigned access_above(struct session *s, const struct place *place);
/* Where that is, its ACL, for the new mailbox to inherit: 1, 0, -1. */
MUST_USE int access_parent(struct session *s, const struct place *place,
    struct acl *out);

/* What the administrator's file says of that name. */
void access_global(struct session *s, struct span full, struct acl *out);
/* After a change of who may see which mailbox of the tree: have
 * dovecot-acl-list and the dictionary of shared mailboxes say so. A failure is
 * logged; it hides, and opens nothing. */
void access_publish(struct session *s, const struct space *space);
/* The same after mailboxes came, went or were renamed, where anything is
 * shared. */
void access_moved(struct session *s, const struct space *space);

/* REPLY_OK when all of `rights` are there; NOPERM; or NONEXISTENT, to whom
 * nothing says that the mailbox exists. */
enum reply access_demand(struct session *s, const struct place *place,
    unsigned rights);
/* The reply for a mailbox to put a message in that is not there. */
enum reply access_try_create(struct session *s, const struct place *place);

/* The rights to the selected mailbox, anew: false when it may no longer be
 * read, and the session has ended with BYE. */
bool access_refresh(struct session *s);
/* A mailbox to which none of these is given is read-only. */
#define ACCESS_CHANGES (ACL_WRITE | ACL_SEEN | ACL_DELETED | ACL_INSERT | \
	ACL_EXPUNGE)
/* Flags that may be changed with these rights. */
struct flags access_flags(unsigned rights);

#endif
