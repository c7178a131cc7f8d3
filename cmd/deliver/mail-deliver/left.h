/* left - recipients that are left for later or for elsewhere: those that are
 * not ours, and those that cannot be served now. mail-queue(8) takes them.
 * SPDX-License-Identifier: ISC */
#ifndef LEFT_H
#define LEFT_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "recipients.h"

#define LEFT_DOMAINS_MAX (4u << 20)      /* bytes of the --local file */

/* Mark those whose domain does not stand in the file, one a line, as
 * OUTCOME_LEFT; with NULL nobody. 0, or -1 with err. */
MUST_USE int left_mark_remote(struct recipients *r, const char *path,
    struct err *err);

/* Put the message for all that have that outcome into the queue, as one: how
 * many there were, now OUTCOME_QUEUED; -1 with err when they could not be, and
 * nothing has changed. */
MUST_USE int left_queue(struct recipients *r, enum outcome outcome,
    const char *queue, int message_fd, struct err *err);

#endif
