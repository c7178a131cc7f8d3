/* list - the messages of a queue that were asked for, and what is done to each.
 * SPDX-License-Identifier: ISC */
#ifndef LIST_H
#define LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "hosts.h"
#include "queue/queuedir.h"
#include "queue/queuefile.h"

struct list_options {
	const char *queue, *to, *from, *route;
	bool all, cat, delete, expire, hold, hosts, release, requeue;
};

struct list {
	const struct list_options *opt;
	struct queuedir q;
	char **ids;                  /* NULL-terminated; may be empty */
	uint64_t n, bytes;           /* messages and their sizes */
	bool trouble;                /* one could not be done */
	struct hosts hosts;          /* for --hosts */
};

/* All messages that are meant, in order of their place: 0, or -1 with err. */
MUST_USE int list_run(struct list *l, struct err *err);

/* One that was chosen, with its file: in act.c. 0, or -1 with err. */
MUST_USE int act_on(struct list *l, enum queuedir_place place, const char *id,
    int fd, const struct queuefile *file, struct err *err);
/* To standard output: 0, or -1 with err. */
MUST_USE int list_write(const struct buf *b, struct err *err);
void list_put_time(struct buf *out, int64_t when);
/* Is anything to be changed? */
bool act_changes(const struct list_options *opt);

#endif
