/* onask - a program that is started only when it is first asked something. Its
 * process is made before this one confines itself, and waits, some pages small,
 * on a socket; with the first byte it becomes the program. When this process
 * goes, so does that one.
 * SPDX-License-Identifier: ISC */
#ifndef OS_ONASK_H
#define OS_ONASK_H

#include "base/attr.h"
#include "base/err.h"

/* The program (argv[0], a path) will have the socket as its descriptors 0 and
 * 1, nothing else open, and its descriptor 2 is /dev/null. Our end,
 * close-on-exec, or -1 with err. */
MUST_USE int os_onask(char *const *argv, struct err *err);

#endif
