/* watch - Linux: inotify. The directory is reached through /proc/self/fd, so
 * that the one that is held is watched and no other of that name.
 * SPDX-License-Identifier: ISC */
#if defined(__linux__)
#include "os/watch.h"

#include <limits.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#define EVENT (sizeof(struct inotify_event) + NAME_MAX + 1)
#define EVENTS 4096

int
os_watch_new(void)
{
	return inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
}

static int
add(int watch, int dir, uint32_t events)
{
	char path[40];

	(void)snprintf(path, sizeof(path), "/proc/self/fd/%d", dir);
	return inotify_add_watch(watch, path, events | IN_ONLYDIR);
}

int
os_watch_add(int watch, int dir)
{
	return add(watch, dir, IN_CREATE | IN_DELETE | IN_MOVED_FROM |
	    IN_MOVED_TO);
}

int
os_watch_add_new(int watch, int dir)
{
	return add(watch, dir, IN_CREATE | IN_MOVED_TO);
}

void
os_watch_remove(int watch, int id)
{
	(void)inotify_rm_watch(watch, id);
}

/* An event has at least the size of its structure, so what is read is never
 * more than there is room for, two ids each. */
size_t
os_watch_next(int watch, int *ids, size_t max)
{
	alignas(struct inotify_event) char bytes[EVENTS];
	size_t room = max / 2 * sizeof(struct inotify_event), n = 0, at;
	ssize_t got;

	if (room > sizeof(bytes))
		room = sizeof(bytes);
	if (room < EVENT)
		room = EVENT;
	got = read(watch, bytes, room);
	for (at = 0; got > 0 && at < (size_t)got && n + 2 <= max;) {
		struct inotify_event e;

		memcpy(&e, bytes + at, sizeof(e));
		at += sizeof(e) + e.len;
		if (n == 0 || ids[n - 1] != e.wd)
			ids[n++] = e.wd;
		if ((e.mask & IN_IGNORED) != 0)
			ids[n++] = OS_WATCH_ENDED;
	}
	return n;
}

void
os_watch_drain(int watch)
{
	char events[4096];

	while (read(watch, events, sizeof(events)) > 0)
		;
}
#else
typedef int watch_linux_not_here;
#endif
