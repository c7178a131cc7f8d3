/* flush - begin to write a file to disk.
 * SPDX-License-Identifier: ISC */
#ifndef OS_FLUSH_H
#define OS_FLUSH_H

/* Begin, without waiting for anything, and promise nothing: for many files of
 * which each will be fsynced, so that the file system finds their blocks before
 * the first of these has it commit, and commits once. Does nothing where the
 * system has no such call. */
void os_flush_begin(int fd);

#endif
