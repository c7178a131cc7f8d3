/* secrecy - see secrecy.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/secrecy.h"

#include <sys/resource.h>
#if defined(__linux__)
#include <sys/prctl.h>
#elif defined(__FreeBSD__)
#include <sys/procctl.h>
#include <unistd.h>
#endif

void
os_secrecy(void)
{
	const struct rlimit none = { 0, 0 };
#if defined(__FreeBSD__)
	int off = PROC_TRACE_CTL_DISABLE;
#endif

	(void)setrlimit(RLIMIT_CORE, &none);
#if defined(__linux__)
	(void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#elif defined(__FreeBSD__)
	(void)procctl(P_PID, getpid(), PROC_TRACE_CTL, &off);
#endif
}
