/* clock - see clock.h.
 * SPDX-License-Identifier: ISC */
#include "os/clock.h"

#include <time.h>

int64_t
os_clock_ms(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
os_clock_wall(int64_t *seconds_out, int32_t *micros_out)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_REALTIME, &t);
	*seconds_out = (int64_t)t.tv_sec;
	*micros_out = (int32_t)(t.tv_nsec / 1000);
}
