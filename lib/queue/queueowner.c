/* queueowner - see queueowner.h.
 * SPDX-License-Identifier: ISC */
#include "queue/queueowner.h"

#include <stddef.h>
#include <sys/stat.h>

#include "os/cred.h"

int
queueowner_become(const char *path, struct err *err)
{
	struct os_ids ids;
	struct stat st;

	if (!os_cred_is_root())
		return 0;
	if (lstat(path, &st) == -1) {
		err_sys(err, "queue %s", path);
		if (err != NULL)
			err->kind = ERR_USAGE;
		return -1;
	}
	ids = (struct os_ids){ st.st_uid, st.st_gid };
	if (ids.uid == 0 || ids.gid == 0)
		return err_set(err, ERR_USAGE, "queue %s belongs to root: "
		    "chown it to the user of the message chain", path);
	return os_cred_become(&ids, err);
}
