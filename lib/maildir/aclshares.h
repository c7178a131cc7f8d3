/* aclshares - who shares mailboxes with whom: Dovecot's dictionary of shared
 * mailboxes as a file (acl_shared_dict = file:...). It only says where to look:
 * what may be done there, the mailboxes' own ACL files say.
 *
 *     "shared/shared-boxes/user/" to "/" owner LF "1" LF
 *     "shared/shared-boxes/group/" to "/" owner LF "1" LF
 *     "shared/shared-boxes/anyone/" owner LF "1" LF
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_ACLSHARES_H
#define MAILDIR_ACLSHARES_H

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "maildir/acl.h"
#include "maildir/aclmine.h"

#define ACLSHARES_MAX (16u << 20)    /* bytes of the file */

struct aclshares {
	int dir;                 /* that the file is in; -1: not open */
	char *name, *lock, *temporary;
};

void aclshares_init(struct aclshares *s);
void aclshares_done(struct aclshares *s);
/* The file need not be there. 0 or -1 with err. */
MUST_USE int aclshares_open(struct aclshares *s, const char *path,
    struct err *err);

/* The owners who share something with `me`, each once, in byte order, from the
 * pool: 0 or -1 with err. */
MUST_USE int aclshares_owners(const struct aclshares *s,
    const struct aclmine *me, struct pool *pool, struct span **owners_out,
    size_t *n_out, struct err *err);
/* Have it say that `owner` shares with those who are in `shown`
 * (aclfile_list), and nobody else: 1 changed, 0 it said so, -1 with err. */
MUST_USE int aclshares_set(const struct aclshares *s, struct span owner,
    const struct acl *shown, struct err *err);

#endif
