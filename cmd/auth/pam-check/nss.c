/* nss - see nss.h.
 * SPDX-License-Identifier: ISC */
#include "nss.h"

#include <errno.h>
#include <pwd.h>

int
nss_find(const char *user, struct buf *out, struct err *err)
{
	const struct passwd *pw;

	errno = 0;
	pw = getpwnam(user);
	if (pw == NULL)
		/* A directory that is away is no reason to say that there is
		 * no such user. */
		return errno == 0 || errno == ENOENT || errno == ESRCH ? 0 :
		    err_sys(err, "user %s", user);
	buf_addf(out, "user=%s\nuid=%lu\ngid=%lu\n", pw->pw_name,
	    (unsigned long)pw->pw_uid, (unsigned long)pw->pw_gid);
	if (pw->pw_dir != NULL && *pw->pw_dir != '\0')
		buf_addf(out, "home=%s\n", pw->pw_dir);
	return buf_ok(out) ? 1 : err_set(err, ERR_TEMP, "record too long");
}
