/* result - one line of what became of a queued message (queue(7)).
 *
 *     result = time SP word SP "<" [mailbox] ">" [SP text]
 *     time   = YYYY-MM-DD "T" HH:MM:SS "Z"
 *
 * A remote host's words are made harmless when the line is written: printable
 * ASCII, at most RESULT_TEXT_MAX bytes, one line.
 * SPDX-License-Identifier: ISC */
#ifndef QUEUE_RESULT_H
#define QUEUE_RESULT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

#define RESULT_TEXT_MAX 800
#define RESULT_LINE_MAX 2000         /* longer lines are not read */

enum result_word {
	RESULT_NONE,                 /* a recipient nobody has tried */
	RESULT_QUEUED,
	RESULT_DELIVERED,
	RESULT_RELAYED,
	RESULT_PASSED,
	RESULT_EXPANDED,
	RESULT_DEFERRED,
	RESULT_FAILED,
	RESULT_EXPIRED,
	RESULT_TOLD,
	RESULT_WARNED,
	RESULT_HELD,
	RESULT_RELEASED,
	RESULT_REQUEUED,
	RESULT_ROUTED,
	RESULT_SOFTENED,             /* had failed, and is deferred instead */
	RESULT_N
};

struct result {
	int64_t time;                /* seconds since 1970 */
	enum result_word word;
	struct span path;            /* what stands between the brackets */
	struct span text;
};

/* One line without its end: 0 and *out, whose spans point into it, or -1. */
MUST_USE int result_parse(struct span line, struct result *out);
/* Add the line, with its LF. */
void result_write(struct buf *out, const struct result *r);

const char *result_word(enum result_word word);
/* Does it settle the matter for that recipient? */
bool result_is_final(enum result_word word);
/* Is it about a recipient's delivery at all? */
bool result_is_state(enum result_word word);

#endif
