/* locklife - does whoever has made a lock (dotlock.h) still live? And what is
 * left of the making of one: a file NAME.lock.HOST.PID.RANDOM.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_LOCKLIFE_H
#define MAILDIR_LOCKLIFE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/span.h"

#define LOCKLIFE_HOST_MAX 255
#define LOCKLIFE_NAME_MAX 80         /* bytes of the host in a file's name */

enum locklife { LOCKLIFE_GONE, LOCKLIFE_ALIVE, LOCKLIFE_UNKNOWN };

/* This host's name; empty when it cannot be had. */
void locklife_host(char name[LOCKLIFE_HOST_MAX + 1]);
/* The process of this host whose number is `text`; where it may not be asked,
 * or that is no number, nothing is known. */
enum locklife locklife_of(struct span text);
/* When the file changed last, or its inode did. */
int64_t locklife_latest(const struct stat *st);

/* Is a file of that name and state left over? Its process is gone (this host,
 * two seconds old), or it is two minutes old. */
bool locklife_is_left(const char *file, const struct stat *st, int64_t now);
/* Remove those of the lock `name` from a directory that nobody else looks
 * through. What cannot be removed stays. */
void locklife_remove_left(int dir, const char *name);

#endif
