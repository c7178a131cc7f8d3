/* flush - see flush.h. Linux: sync_file_range(2); ext4 and xfs choose the
 * blocks of what was appended only when it is written, and that is metadata to
 * commit.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/flush.h"

#include <fcntl.h>

void
os_flush_begin(int fd)
{
#ifdef SYNC_FILE_RANGE_WRITE
	(void)sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE);
#else
	(void)fd;
#endif
}
