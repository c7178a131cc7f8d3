/* heap - give back memory.
 * SPDX-License-Identifier: ISC */
#ifndef OS_HEAP_H
#define OS_HEAP_H

/* Return freed memory to the system, where the C library keeps it: for a
 * process whose great days are over and that will now wait for hours. */
void os_heap_trim(void);

#endif
