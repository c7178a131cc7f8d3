/* queuefile - what is in one file of a queue (queue(7)): the envelope, where
 * the message stands, and each recipient's state by the results after it.
 * A file that is not whole is ERR_DATA; a result line that cannot be read is
 * passed over. Read with pread: nobody's offset moves.
 * SPDX-License-Identifier: ISC */
#ifndef QUEUE_QUEUEFILE_H
#define QUEUE_QUEUEFILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "queue/result.h"
#include "smtp/envelope.h"

#define QUEUEFILE_RESULTS_MAX (64u << 20)    /* bytes of results read */

struct queuefile_rcpt {
	const struct envelope_rcpt *rcpt;
	struct span path;            /* as it stands in result lines */
	enum result_word state;      /* RESULT_NONE: nobody has tried */
	unsigned attempts;           /* those that failed for now */
	int64_t time;                /* of the state */
	char *text;                  /* its words, or NULL */
	bool told, warned;
	bool soft;                   /* the last attempt failed for good, and
	                              * yet there is another */
};

struct queuefile {
	struct pool pool;
	struct envelope envelope;
	struct queuefile_rcpt *rcpts;    /* in the order of the envelope */
	struct queuefile_rcpt **sorted;  /* by path */
	uint64_t body, size;         /* where the message stands */
	uint64_t end;                /* of the results that have been read, */
	bool cut;                    /* inside a line too long to be one */
	int64_t arrived;             /* the queued line's time */
	char route[300];             /* the last routed line's text, or "" */
};

void queuefile_init(struct queuefile *q);
void queuefile_done(struct queuefile *q);

/* Read it all: 0, or -1 with err; ERR_DATA: it is no whole message. */
MUST_USE int queuefile_read(struct queuefile *q, int fd, struct err *err);

/* The results that have come since it was read: 0, or -1 with err, and then
 * some may have been taken. */
MUST_USE int queuefile_read_on(struct queuefile *q, int fd, struct err *err);

/* Is there still something to try for that recipient? */
bool queuefile_is_open(const struct queuefile_rcpt *r);
/* The recipient with that path, or NULL. */
struct queuefile_rcpt *queuefile_find(const struct queuefile *q,
    struct span path);

/* Write a message that is size bytes at the descriptor's start (read with
 * pread) as a new queue file: envelope, each address once, message and the
 * queued line. 0 or -1 with err (a message of another size is ERR_TEMP). */
struct queuefile_new {
	const struct envelope *envelope;
	int message;
	uint64_t size;
	int64_t now;
};
MUST_USE int queuefile_write(int fd, const struct queuefile_new *n,
    struct err *err);

/* Append one result, with one write: 0 or -1 with err. `fd` is open for
 * appending; not fsynced here. */
MUST_USE int queuefile_append(int fd, const struct result *r,
    struct err *err);

/* The message as a file of its own at offset 0, in memory or, when it is large,
 * unlinked in the directory `dir` (NULL: /tmp): its descriptor or -1 with
 * err. */
MUST_USE int queuefile_message(const struct queuefile *q, int fd,
    const char *dir, struct err *err);

#endif
