/* worker - the process that delivers: a fork of queue-run that runs the program
 * to its end and writes down how it ended, so it needs nobody to wait for it.
 * When queue-run is killed it goes on, and holds the message's lock.
 *
 * Where the program is smtp-send, which keeps its connection while there is
 * more to say, the worker is given the next message for the same destination,
 * or, when many wait for a process, for another, to which smtp-send then
 * connects:
 *
 *     smtp-send          worker                        queue-run
 *       "0" ------------> write down, fsync, unlock
 *                         code ----------------------> settle, next in line
 *                         <--------------------------- job + locked file
 *       <---------------- message, envelope, results
 *
 * At every moment exactly one worker has the message and its lock, and a
 * message that is under way when either socket breaks is in that worker's hand.
 * SPDX-License-Identifier: ISC */
#ifndef WORKER_H
#define WORKER_H

#include "agent.h"

/* What it says to queue-run of a job that has ended: the exit code, and whether
 * the message is over, so that it may be removed unread. */
enum { WORKER_CODE, WORKER_OVER, WORKER_SAYS };

/* Does the program ask for more by itself? A longer chain would be passed
 * by. */
bool worker_can_reuse(char *const *program);
/* The child's whole life; `up` is its socket to queue-run, or -1. */
NORETURN void worker_run(const struct agent *a, struct destinations_job *job,
    int up);
/* Hand it the next one, whose lock is shared from then on: 0 or -1. */
MUST_USE int worker_give(int talk, const struct destinations_job *job);

#endif
