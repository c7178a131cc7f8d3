/* exe - see exe.h. argv0 is what the launcher made of it: inetd sets any name,
 * so the kernel is asked first.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/exe.h"

#include <sys/types.h>
#include <unistd.h>

#if defined(__FreeBSD__)
#include <sys/sysctl.h>
#elif defined(__linux__)
#include <sys/prctl.h>
#endif

static size_t
ask_kernel(char *path, size_t cap)
{
#if defined(__linux__)
	ssize_t n = readlink("/proc/self/exe", path, cap);

	return n > 0 && (size_t)n < cap ? (size_t)n : 0;
#elif defined(__FreeBSD__)
	int mib[4] = { CTL_KERN, KERN_PROC, KERN_PROC_PATHNAME, -1 };

	return sysctl(mib, 4, path, &cap, NULL, 0) == 0 && cap > 0 ? cap - 1
	    : 0;
#else
	(void)path;
	(void)cap;
	return 0;
#endif
}

void
os_exe_sibling(const char *argv0, const char *name, struct buf *path)
{
	char self[4096];
	struct span s = span_of(self, ask_kernel(self, sizeof(self)));
	size_t slash;

	if (s.n == 0)
		s = span_str(argv0);
	slash = span_rfind(s, '/');
	buf_reset(path);
	if (slash < s.n)
		buf_add(path, span_sub(s, 0, slash + 1));
	buf_adds(path, name);
}

void
os_exe_config(const char *argv0, const char *name, struct buf *path,
    bool *exists)
{
	struct buf beside = BUF_INIT(4200);

	buf_addf(&beside, "../etc/pneumatic/%s", name);
	os_exe_sibling(argv0, buf_str(&beside), path);
	*exists = span_has(buf_span(path), '/') && buf_ok(path) &&
	    buf_str(path)[0] == '/' && access(buf_str(path), F_OK) == 0;
	if (!*exists) {
		buf_reset(path);
		buf_addf(path, "/etc/pneumatic/%s", name);
		*exists = access(buf_str(path), F_OK) == 0;
	}
	buf_done(&beside);
}

void
os_exe_title(const char *name)
{
#if defined(__linux__)
	(void)prctl(PR_SET_NAME, name);
#else
	(void)name;
#endif
}
