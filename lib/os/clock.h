/* clock - time as the system tells it. Libraries above take a time as an
 * argument; only programs ask here.
 * SPDX-License-Identifier: ISC */
#ifndef OS_CLOCK_H
#define OS_CLOCK_H

#include <stdint.h>

/* Milliseconds that only grow; for deadlines. */
int64_t os_clock_ms(void);
/* Seconds and microseconds since 1970. */
void os_clock_wall(int64_t *seconds_out, int32_t *micros_out);

#endif
