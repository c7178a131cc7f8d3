/* hosts - what waits for each destination, and what came of the last attempt:
 * as the queue's files say, whether a queue-run works on them or not.
 * SPDX-License-Identifier: ISC */
#ifndef HOSTS_H
#define HOSTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "queue/queuedir.h"
#include "queue/queuefile.h"

struct hosts_row;

struct hosts {
	struct hosts_row *rows;
	size_t n, cap;
	uint64_t messages;               /* that were looked at */
};

/* The open recipients of a message; `next` is its next attempt, or 0. */
void hosts_add(struct hosts *h, const struct queuefile *q,
    enum queuedir_place place, int64_t next);
/* Print them, the one with most recipients first, and forget them: 0, or -1
 * with err. */
MUST_USE int hosts_show(struct hosts *h, struct err *err);

#endif
