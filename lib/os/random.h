/* random - bytes from the kernel's generator.
 * SPDX-License-Identifier: ISC */
#ifndef OS_RANDOM_H
#define OS_RANDOM_H

#include <stddef.h>

/* Fill p with n (at most 256) unpredictable bytes; cannot fail on a running
 * system: the process aborts when it does. */
void os_random(void *p, size_t n);

#endif
