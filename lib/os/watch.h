/* watch - be told when something changes in a few directories.
 * inotify on Linux, kqueue on the BSDs. Both can run out (Linux allows a user
 * 128 watchers): then there is none, and the caller looks every now and then.
 * SPDX-License-Identifier: ISC */
#ifndef OS_WATCH_H
#define OS_WATCH_H

#define OS_WATCH_POLL_MS 1000        /* without a watcher: look this often */

/* A descriptor that becomes readable when an entry of the directory `dir` comes,
 * goes or is renamed, or -1. close(2) ends it; needs OS_WATCH when confined. */
int os_watch_new(void);
/* Watch the directory open at `dir` too, which stays open: 0 or -1. */
int os_watch_add(int watch, int dir);
/* Take what has been reported, so that the descriptor becomes quiet. */
void os_watch_drain(int watch);

#endif
