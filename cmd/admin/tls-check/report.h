/* report - what was found, one line a fact, and how bad it is.
 * SPDX-License-Identifier: ISC */
#ifndef REPORT_H
#define REPORT_H

#include <stddef.h>

#include "base/attr.h"

enum report_level {
	REPORT_OK,
	REPORT_WARN,             /* works today: the exit code is 1 */
	REPORT_WRONG,            /* 2 */
};

struct report {
	size_t n[3];
};

/* "ok    subject: text". */
void report_fact(struct report *r, enum report_level level,
    const char *subject, const char *format, ...) PRINTF(4, 5);
/* The last line; returns the exit code. */
int report_end(const struct report *r);

#endif
