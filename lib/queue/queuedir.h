/* queuedir - the directories of a queue and the files in them (queue(7)): a
 * message comes in by one renameat2(2), or a link, and no name ever replaces
 * another.
 * Everything is reached below descriptors that queuedir_open holds, so a
 * process can confine itself after it.
 * SPDX-License-Identifier: ISC */
#ifndef QUEUE_QUEUEDIR_H
#define QUEUE_QUEUEDIR_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define QUEUEDIR_ID_MAX 60           /* bytes of a name */
#define QUEUEDIR_NAME_MAX 100        /* of a name in tmp/ */

enum queuedir_place {
	QUEUEDIR_TMP, QUEUEDIR_NEW, QUEUEDIR_WORK, QUEUEDIR_HOLD, QUEUEDIR_BAD,
	QUEUEDIR_PLACES
};

struct queuedir {
	const char *path;            /* borrowed */
	int fd;                      /* the queue itself */
	int dirs[QUEUEDIR_PLACES];
};

/* A message being written. */
struct queuedir_draft {
	int fd;
	char id[QUEUEDIR_ID_MAX + 1];
	char name[QUEUEDIR_NAME_MAX];    /* in tmp/ */
	bool exact;                      /* see queuedir_create */
	bool was_there;                  /* see queuedir_commit */
};

/* Open the queue, and make those of its directories that are missing: 0, or -1
 * with err. ERR_USAGE: it is not there or no directory, or belongs to another
 * user, or can be written by others. Root, who is anybody, must become its
 * owner first. */
MUST_USE int queuedir_open(struct queuedir *q, const char *path,
    struct err *err);
void queuedir_close(struct queuedir *q);

/* May it be a message's name? */
bool queuedir_is_id(struct span s);
const char *queuedir_place(enum queuedir_place place);

/* Begin a message, to be called `id`, or by a name made here when id is NULL: 0
 * and *out, open for writing, or -1 with err. When the name is taken and
 * `exact` is false the commit chooses another one. */
MUST_USE int queuedir_create(const struct queuedir *q, const char *id,
    bool exact, struct queuedir_draft *out, struct err *err);
/* Put n messages in the queue: each file is fsynced and named, then the
 * directory is fsynced once. 0: all are in it, under the names now in id; one
 * that was exact and is there already has was_there set. -1 with err: none is.
 * The drafts are closed either way. */
MUST_USE int queuedir_commit(const struct queuedir *q,
    struct queuedir_draft *drafts, size_t n, struct err *err);
/* Give one up. */
void queuedir_drop(const struct queuedir *q, struct queuedir_draft *draft);

/* Open a message, for reading and appending when `write`: its descriptor, or -1
 * with err; err->sys is ENOENT when it is not there, and the kind ERR_DATA when
 * it is no regular file of ours. */
MUST_USE int queuedir_open_message(const struct queuedir *q,
    enum queuedir_place place, const char *id, bool write, struct err *err);
/* Lock it until the last descriptor of this opening is closed, in whatever
 * process: 1, 0 when another has it, or -1 with err. The message must still be
 * in `place` under that name when it is locked: otherwise -1, ENOENT. */
MUST_USE int queuedir_lock(const struct queuedir *q, enum queuedir_place place,
    const char *id, int fd, struct err *err);
/* Move it. `id` is changed when another message there has the name. 0 or -1. */
MUST_USE int queuedir_move(const struct queuedir *q,
    char id[QUEUEDIR_ID_MAX + 1], enum queuedir_place from,
    enum queuedir_place to, struct err *err);
MUST_USE int queuedir_remove(const struct queuedir *q,
    enum queuedir_place place, const char *id, struct err *err);
/* Have the names in it on disk: 0 or -1 with err. */
MUST_USE int queuedir_sync(const struct queuedir *q,
    enum queuedir_place place, struct err *err);

/* The time of the next attempt, in seconds. */
MUST_USE int queuedir_set_time(int fd, int64_t when, struct err *err);

/* Call `each` with every name in a directory that can be a message's (in tmp/,
 * every name) and what stat says of it, but in new/, whose names come and go,
 * NULL; stops when `each` returns -1. 0 or -1. */
typedef int queuedir_each_call(void *arg, const char *id,
    const struct stat *st);
MUST_USE int queuedir_each(const struct queuedir *q,
    enum queuedir_place place, queuedir_each_call *each, void *arg,
    struct err *err);

#endif
