/* notify - what a sender is told of a recipient (RFC 3461 4.1, 5.2): what has
 * happened and was not told yet, and whether it is to be told at all.
 * SPDX-License-Identifier: ISC */
#ifndef QUEUE_NOTIFY_H
#define QUEUE_NOTIFY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "queue/queuefile.h"

enum notify_kind { NOTIFY_FAILED, NOTIFY_SUCCESS, NOTIFY_DELAYED,
	NOTIFY_KINDS };

const char *notify_name(enum notify_kind kind);

/* Is there something of that kind to tell, and was it not told? */
bool notify_is_due(const struct queuefile_rcpt *r, enum notify_kind kind);
/* Does NOTIFY, or its absence, ask for it? */
bool notify_is_wanted(const struct queuefile_rcpt *r, enum notify_kind kind);
/* How many recipients are due; how many of those want it. */
size_t notify_count_due(const struct queuefile *q, enum notify_kind kind);
size_t notify_count_wanted(const struct queuefile *q, enum notify_kind kind);

#endif
