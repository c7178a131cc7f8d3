/* aclmine - which rights the entries of acl.h give to one user. The order of
 * things, and what replaces what, is Dovecot's.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_ACLMINE_H
#define MAILDIR_ACLMINE_H

#include "maildir/acl.h"

/* Who asks. */
struct aclmine {
	struct span user;        /* empty: not logged in */
	const struct span *groups;
	size_t n_groups;
	bool owner;              /* of the tree of mailboxes */
};

/* False when nothing says which rights: the default rights then. `global` may
 * be NULL. */
bool aclmine_rights(const struct acl *local, const struct acl *global,
    const struct aclmine *me, unsigned *rights_out);

#endif
