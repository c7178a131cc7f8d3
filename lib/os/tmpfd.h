/* tmpfd - a file without a name.
 * SPDX-License-Identifier: ISC */
#ifndef OS_TMPFD_H
#define OS_TMPFD_H

#include "base/attr.h"
#include "base/err.h"

/* An empty readable, writable, seekable file in memory, close-on-exec: the
 * descriptor (3 or more), or -1 with err. */
MUST_USE int os_tmpfd_memory(struct err *err);

/* The same on disk below `dir` (an administrator's or $TMPDIR, else /tmp), that
 * never had a name anyone could open, or lost it at once. */
MUST_USE int os_tmpfd_disk(const char *dir, struct err *err);

/* The file `fd` for somebody else's process: another description of it,
 * read-only and with a place of its own, so that nothing that process does with
 * it, now or later, is felt here. -1 where the system has none to give, or it
 * is no file. */
MUST_USE int os_tmpfd_for_reader(int fd);

/* From now on nobody can change the file, not even who holds the descriptor:
 * one recipient's programs must not change another's message. Does nothing
 * where the system, or the kind of file, cannot (memory files on Linux and
 * FreeBSD can). */
void os_tmpfd_seal(int fd);

#endif
