/* whose - see whose.h.
 * SPDX-License-Identifier: ISC */
#include "whose.h"

#include <stdlib.h>

#include "base/num.h"
#include "os/cred.h"

int
whose_become(const char *user, struct err *err)
{
	struct span s = span_str(user);
	size_t colon = span_find(s, 0, ':');
	uint32_t uid, gid;
	struct os_ids ids;

	if (user == NULL)
		return os_cred_is_root() ? err_set(err, ERR_USAGE,
		    "will not deliver as root: give --user UID:GID") : 0;
	if (num_parse_u32(span_sub(s, 0, colon), INT32_MAX, &uid) == -1 ||
	    num_parse_u32(span_from(s, colon + 1), INT32_MAX, &gid) == -1)
		return err_set(err, ERR_USAGE, "--user wants UID:GID");
	ids = (struct os_ids){ (uid_t)uid, (gid_t)gid };
	return os_cred_become(&ids, err);
}

/* Where the mail goes, by option, MAILDIR or HOME. */
int
whose_maildir(const char *option, struct buf *path, struct err *err)
{
	const char *maildir = getenv("MAILDIR"), *home = getenv("HOME");

	if (option != NULL)
		buf_adds(path, option);
	else if (maildir != NULL && *maildir != '\0')
		buf_adds(path, maildir);
	else if (home != NULL && *home != '\0')
		buf_addf(path, "%s/Maildir", home);
	if (path->len > 0 && buf_ok(path))
		return 0;
	return err_set(err, ERR_USAGE, path->len > 0 ? "path is too long" :
	    "no Maildir: neither --maildir nor MAILDIR nor HOME is set");
}
