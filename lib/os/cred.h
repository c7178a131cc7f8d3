/* cred - become another user for good.
 * SPDX-License-Identifier: ISC */
#ifndef OS_CRED_H
#define OS_CRED_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/attr.h"
#include "base/err.h"

struct os_ids {
	uid_t uid;
	gid_t gid;
};

/* Set the groups to gid alone, then gid, then uid, and check that nothing can
 * be taken back: 0, or -1 with err; the caller must then exit. Refuses uid or
 * gid 0. When the process already is uid and gid and not root: 0 at once.
 * No look-up in passwd(5) is made: mailbox users need not be there. */
MUST_USE int os_cred_become(const struct os_ids *ids, struct err *err);

/* Is the process root, so that os_cred_become can change anything? */
bool os_cred_is_root(void);

#endif
