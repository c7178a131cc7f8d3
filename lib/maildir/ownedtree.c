/* ownedtree - see ownedtree.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/ownedtree.h"

#include <sys/stat.h>

#include "os/cred.h"

int
ownedtree_open(struct tree *t, const char *path, enum layout layout,
    struct err *err)
{
	struct stat st;
	struct os_ids ids;

	if (stat(path, &st) == -1)
		return err_sys(err, "%s", path);
	ids = (struct os_ids){ st.st_uid, st.st_gid };
	if (os_cred_is_root() && ids.uid != 0 &&
	    os_cred_become(&ids, err) == -1)
		return -1;
	if (tree_open(t, path, false, err) == -1)
		return -1;
	t->layout = layout;
	return 0;
}
