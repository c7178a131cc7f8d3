/* filelines - lines out of a file, from any place in it, with pread(2):
 * nobody's offset moves. Belongs on the stack; nothing is allocated.
 * SPDX-License-Identifier: ISC */
#ifndef QUEUE_FILELINES_H
#define QUEUE_FILELINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/attr.h"
#include "base/span.h"

#define FILELINES_MAX 8192           /* bytes of a line that are given */

struct filelines {
	int fd;
	uint64_t at, end;            /* of what has not been read yet */
	size_t start, n;             /* in bytes[] */
	bool cut;                    /* inside a line of which some is given */
	char bytes[FILELINES_MAX];
};

/* Lines of fd, which stays the caller's, up to offset `end`. */
void filelines_init(struct filelines *l, int fd, uint64_t end);
/* Go on at that offset, up to `end`. */
void filelines_seek(struct filelines *l, uint64_t at, uint64_t end);

/* The next line without its LF, valid until the next call: 1, 0 at the end or
 * at a line that has none, -1 a read error (errno). Of a line that is longer
 * than FILELINES_MAX that much is given; its rest is passed over. */
MUST_USE int filelines_next(struct filelines *l, struct span *out);
/* Where the next line stands in the file. */
uint64_t filelines_position(const struct filelines *l);

/* pread(2) that no signal ends. */
ssize_t filelines_pread(int fd, char *p, size_t n, uint64_t at);

#endif
