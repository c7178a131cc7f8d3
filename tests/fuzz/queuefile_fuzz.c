/* Files of a queue, damaged in any way.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "os/tmpfd.h"
#include "queue/queuefile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct queuefile q;
	int fd = os_tmpfd_memory(NULL);
	size_t i;

	if (fd == -1 || write(fd, data, n) != (ssize_t)n)
		abort();
	queuefile_init(&q);
	if (queuefile_read(&q, fd, NULL) == 0) {
		if (q.body + q.size > n)
			abort();
		for (i = 0; i < q.envelope.n; i++)
			if (queuefile_find(&q, q.rcpts[i].path) == NULL)
				abort();
	}
	queuefile_done(&q);
	close(fd);
	return 0;
}
