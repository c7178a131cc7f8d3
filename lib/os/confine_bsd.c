/* confine - OpenBSD: pledge, with unveil closing the file system where no
 * directory is needed; FreeBSD: capability mode, in which only openat below a
 * held directory works. See confine.h.
 * SPDX-License-Identifier: ISC */
#if defined(__OpenBSD__) || defined(__FreeBSD__)
#include "os/confine.h"

#include <errno.h>
#include <unistd.h>
#if defined(__FreeBSD__)
#include <sys/capsicum.h>
#endif

#include "base/buf.h"

#if defined(__OpenBSD__)
static const struct {
	unsigned what;
	const char *promise;
} promises[] = {
	{ OS_READDIR, " rpath" },
	{ OS_WRITEDIR, " rpath wpath cpath fattr flock" },
	{ OS_PASSFD, " sendfd recvfd unix" },
	{ OS_DNS, " dns inet" },
	{ OS_SPAWN, " proc exec" },
};

int
os_confine(unsigned what, const int *dirs, size_t n, struct err *err)
{
	struct buf words = BUF_INIT(200);
	size_t i;
	int r;

	(void)dirs;
	(void)n;
	buf_adds(&words, "stdio");
	for (i = 0; i < LENGTH(promises); i++)
		if ((what & promises[i].what) != 0)
			buf_adds(&words, promises[i].promise);
	if ((r = pledge(buf_str(&words), NULL)) == -1)
		err_sys(err, "pledge");
	buf_done(&words);
	return r;
}
#else
int
os_confine(unsigned what, const int *dirs, size_t n, struct err *err)
{
	(void)dirs;
	(void)n;
	/* Capability mode has no connect and no exec by name. */
	if ((what & (OS_DNS | OS_SPAWN)) != 0)
		return 0;
	if (cap_enter() == -1 && errno != ENOSYS)
		return err_sys(err, "cap_enter");
	return 0;
}
#endif

bool
os_confine_works(void)
{
	return true;
}
#else
typedef int confine_bsd_not_here;
#endif
