/* progress - "* OK [INPROGRESS ...]" for commands that take long (RFC 9585): at
 * most one in each --progress-interval, the first after as long.
 * SPDX-License-Identifier: ISC */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stddef.h>
#include <stdint.h>

struct session;

struct progress {
	struct session *s;
	size_t steps, count;     /* done, of so many */
	uint64_t add, scale;     /* what is told is add + steps * scale /
	                          * count */
	uint64_t goal;           /* of that */
	int64_t next_ms;
	const char *what;        /* "searched" */
};

void progress_init(struct progress *p, struct session *s, const char *what,
    size_t count);
/* This is half `half`, 0 or 1, of a command that does two things, one after the
 * other, to at most `most` messages: what is told never falls. */
void progress_half(struct progress *p, int half, size_t most);
/* One more is done. Cheap. Never waits for the client: a report that he does
 * not take now is left in the buffer. */
void progress_step(struct progress *p);
/* So many are done in all. */
void progress_at(struct progress *p, size_t done);

#endif
