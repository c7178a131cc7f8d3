/* writeall - see writeall.h.
 * SPDX-License-Identifier: ISC */
#include "io/writeall.h"

#include <errno.h>
#include <unistd.h>

int
writeall(int fd, struct span bytes)
{
	while (bytes.n > 0) {
		ssize_t n = write(fd, bytes.p, bytes.n);

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return -1;
		bytes = span_from(bytes, (size_t)n);
	}
	return 0;
}
