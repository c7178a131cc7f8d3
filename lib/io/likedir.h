/* likedir - new files and directories with the mode of the directory they are
 * made in, whatever the umask: in a directory that a group shares, the group
 * can read and write what each of them makes.
 * Made private, they get the directory's bits through their descriptor. Those
 * of the group only when they have its group too, which the directory's setgid
 * bit (on BSD, any directory) sees to. Where a bit cannot be given, none is.
 * SPDX-License-Identifier: ISC */
#ifndef IO_LIKEDIR_H
#define IO_LIKEDIR_H

#include <stdbool.h>
#include <sys/stat.h>

/* Of a file made with mode 0600 in, or for, the directory. */
void likedir_file(int fd, int dir);
/* Of a directory made with mode 0700: the setgid bit too. */
void likedir_directory(int fd, int dir);
/* mkdirat, with that: 0, or -1 with errno. */
int likedir_mkdir(int dir, const char *name, int like);
/* Would a file get the same mode and, if it is shared, group in both? */
bool likedir_same(int dir_a, int dir_b);

#endif
