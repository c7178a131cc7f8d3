/* cachewindow - pieces of a file as it is read in several places in turn, each
 * further on than the last time: so each place has a window of its own, and
 * nothing is read twice.
 * SPDX-License-Identifier: ISC */
#ifndef INDEX_CACHEWINDOW_H
#define INDEX_CACHEWINDOW_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define CACHEWINDOW_MOST (256u << 10)        /* bytes looked at in one piece */
#define CACHEWINDOW_COUNT 6          /* places */

struct cachewindows {
	struct cachewindow {
		struct buf bytes;
		uint64_t at, used;
	} list[CACHEWINDOW_COUNT];
	uint64_t uses;
};

void cachewindow_init(struct cachewindows *ws);
void cachewindow_done(struct cachewindows *ws);
/* n bytes at `at`, good until the next call: NULL when the file does not have
 * them. */
const char *cachewindow_look(struct cachewindows *ws, int fd, uint64_t at,
    size_t n);

#endif
