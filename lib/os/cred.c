/* cred - see cred.h. The order is that of every daemon that got it right:
 * groups, gid, uid, and then a try to get root back, which must fail.
 * SPDX-License-Identifier: ISC */
#include "os/cred.h"

#include <errno.h>
#include <grp.h>
#include <unistd.h>

bool
os_cred_is_root(void)
{
	return geteuid() == 0;
}

static bool
is_already(const struct os_ids *ids)
{
	return getuid() == ids->uid && geteuid() == ids->uid &&
	    getgid() == ids->gid && getegid() == ids->gid;
}

int
os_cred_become(const struct os_ids *ids, struct err *err)
{
	if (ids->uid == 0 || ids->gid == 0)
		return err_set(err, ERR_TEMP, "refusing to become uid %lu gid "
		    "%lu", (unsigned long)ids->uid, (unsigned long)ids->gid);
	if (!os_cred_is_root() && is_already(ids))
		return 0;
	if (setgroups(1, &ids->gid) == -1 || setgid(ids->gid) == -1 ||
	    setuid(ids->uid) == -1)
		return err_sys(err, "become uid %lu gid %lu",
		    (unsigned long)ids->uid, (unsigned long)ids->gid);
	if (setuid(0) != -1 || seteuid(0) != -1 || !is_already(ids))
		return err_set(err, ERR_TEMP, "root could be taken back");
	return 0;
}
