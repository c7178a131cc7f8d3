/* report - what became of each recipient, as result lines (queue(7)) on
 * standard output, which is the queue file itself under queue-run.
 * SPDX-License-Identifier: ISC */
#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "queue/result.h"
#include "smtp/envelope.h"

struct report {
	const struct envelope *envelope;
	enum result_word *words;     /* RESULT_NONE: nothing is known yet */
	size_t open;                 /* how many of those */
	bool dry_run;                /* other lines, which no queue takes */
	char first[400];             /* the first failure, for standard error */
	bool refused;                /* it was for good */
};

void report_init(struct report *r, const struct envelope *e, bool dry_run);
void report_done(struct report *r);
/* Recipient i: said once, later words about it are not heard. `label` is the
 * host or "". */
void report_put(struct report *r, size_t i, enum result_word word,
    const char *label, struct span words);
/* The same for all that are still open. */
void report_rest(struct report *r, enum result_word word, const char *label,
    struct span words);
size_t report_count(const struct report *r, enum result_word word);

#endif
