/* watch - be told when something changes in directories.
 * inotify on Linux, kqueue on the BSDs. Both can run out (Linux allows a user
 * 128 watchers, and each so many directories): then there is none, and the
 * caller looks every now and then.
 * SPDX-License-Identifier: ISC */
#ifndef OS_WATCH_H
#define OS_WATCH_H

#include <stddef.h>

#define OS_WATCH_POLL_MS 1000        /* without a watcher: look this often */
#define OS_WATCH_LOST (-1)           /* in place of an id: some were lost */
#define OS_WATCH_ENDED (-2)          /* behind an id: no longer watched, since
                                      * the directory has gone */

/* A descriptor that becomes readable when an entry of a watched directory
 * comes, goes or is renamed, or -1. close(2) ends it; needs OS_WATCH when
 * confined. */
int os_watch_new(void);
/* Watch the directory open at `dir` too: an id, at least 0, by which
 * os_watch_next reports it; or -1. A directory watched twice may have the same
 * id twice. Where OS_WATCH_KEEPS, `dir` must stay open as long as it is
 * watched. */
int os_watch_add(int watch, int dir);
/* The same where only what comes is of interest: entries that go may wake the
 * caller, or not. */
int os_watch_add_new(int watch, int dir);
/* No more of that one; what was reported before may still come. */
void os_watch_remove(int watch, int id);
/* Take what has been reported: up to `max` (at least 64) ids, some perhaps more
 * than once; 0: nothing is left. */
size_t os_watch_next(int watch, int *ids, size_t max);
/* Take all of it, so that the descriptor becomes quiet. */
void os_watch_drain(int watch);

#ifdef __linux__
#define OS_WATCH_KEEPS 0
#else
#define OS_WATCH_KEEPS 1
#endif

#endif
