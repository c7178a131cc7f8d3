/* watch - the BSDs: kqueue on the directory's own descriptor.
 * SPDX-License-Identifier: ISC */
#if defined(__FreeBSD__) || defined(__OpenBSD__) || defined(__NetBSD__) || \
    defined(__APPLE__)
#include "os/watch.h"

#include <sys/types.h>
#include <sys/event.h>
#include <sys/time.h>

#include <stddef.h>

#define EVENTS 64

int
os_watch_new(void)
{
	return kqueue();
}

int
os_watch_add(int watch, int dir)
{
	struct kevent e;

	EV_SET(&e, dir, EVFILT_VNODE, EV_ADD | EV_CLEAR, NOTE_WRITE |
	    NOTE_DELETE | NOTE_RENAME | NOTE_REVOKE, 0, NULL);
	return kevent(watch, &e, 1, NULL, 0, NULL) == -1 ? -1 : dir;
}

int
os_watch_add_new(int watch, int dir)
{
	return os_watch_add(watch, dir);
}

void
os_watch_remove(int watch, int id)
{
	struct kevent e;

	EV_SET(&e, id, EVFILT_VNODE, EV_DELETE, 0, 0, NULL);
	(void)kevent(watch, &e, 1, NULL, 0, NULL);
}

size_t
os_watch_next(int watch, int *ids, size_t max)
{
	static const struct timespec now = { 0, 0 };
	struct kevent e[EVENTS];
	int i, got = kevent(watch, NULL, 0, e, max / 2 < EVENTS ?
	    (int)max / 2 : EVENTS, &now);
	size_t n = 0;

	for (i = 0; i < got; i++) {
		ids[n++] = (int)e[i].ident;
		if ((e[i].fflags & (NOTE_DELETE | NOTE_REVOKE)) != 0)
			ids[n++] = OS_WATCH_ENDED;
	}
	return n;
}

void
os_watch_drain(int watch)
{
	static const struct timespec now = { 0, 0 };
	struct kevent e[EVENTS];

	while (kevent(watch, NULL, 0, e, EVENTS, &now) == EVENTS)
		;
}
#else
typedef int watch_bsd_not_here;
#endif
