/* watch - Linux: inotify. The directory is reached through /proc/self/fd, so
 * that the one that is held is watched and no other of that name.
 * SPDX-License-Identifier: ISC */
#if defined(__linux__)
#include "os/watch.h"

#include <stdio.h>
#include <sys/inotify.h>
#include <unistd.h>

int
os_watch_new(void)
{
	return inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
}

int
os_watch_add(int watch, int dir)
{
	char path[40];

	(void)snprintf(path, sizeof(path), "/proc/self/fd/%d", dir);
	return inotify_add_watch(watch, path, IN_CREATE | IN_DELETE |
	    IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR) == -1 ? -1 : 0;
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
