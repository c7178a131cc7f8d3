/* watch - the BSDs: kqueue on the directory's own descriptor.
 * SPDX-License-Identifier: ISC */
#if defined(__FreeBSD__) || defined(__OpenBSD__) || defined(__NetBSD__) || \
    defined(__APPLE__)
#include "os/watch.h"

#include <sys/types.h>
#include <sys/event.h>
#include <sys/time.h>

#include <stddef.h>

int
os_watch_new(void)
{
	return kqueue();
}

int
os_watch_add(int watch, int dir)
{
	struct kevent e;

	EV_SET(&e, dir, EVFILT_VNODE, EV_ADD | EV_CLEAR, NOTE_WRITE, 0, NULL);
	return kevent(watch, &e, 1, NULL, 0, NULL);
}

void
os_watch_drain(int watch)
{
	static const struct timespec now = { 0, 0 };
	struct kevent e[8];

	while (kevent(watch, NULL, 0, e, 8, &now) == 8)
		;
}
#else
typedef int watch_bsd_not_here;
#endif
