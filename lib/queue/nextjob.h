/* nextjob - how a delivery program that has a connection open gets another
 * message, mostly for the same destination, from queue-run, over the socket
 * NEXT_FD (chain(7)). One packet each way:
 *
 *     program -> queue-run   CODE [SP reason]   how the one in hand ended: the
 *                                               exit code it would have had
 *     queue-run -> program   ID, with descriptors: message, envelope, results
 *                            or end of file: there is none
 *
 * SPDX-License-Identifier: ISC */
#ifndef QUEUE_NEXTJOB_H
#define QUEUE_NEXTJOB_H

#include "base/attr.h"
#include "base/err.h"
#include "queue/queuedir.h"

#define NEXTJOB_TEXT_MAX 400         /* bytes of a reason */
#define NEXTJOB_WAIT_MS 30000        /* for queue-run's answer */

struct nextjob {
	char id[QUEUEDIR_ID_MAX + 1];
	int message, envelope, results;  /* close-on-exec */
};

/* The socket that the value of NEXT_FD, or NULL, names, or -1. */
int nextjob_fd(const char *text);

/* The program's side: 1 and *out, whose descriptors are the caller's; 0 there
 * is none; -1 with err. `reason` may be "". */
MUST_USE int nextjob_ask(int sock, int code, const char *reason,
    struct nextjob *out, struct err *err);
void nextjob_close(struct nextjob *j);

/* The other side. Hear how the last one ended: 1, 0 the program has gone, -1
 * with err (it said something else). Nothing is waited for when something is
 * there. */
MUST_USE int nextjob_hear(int sock, int *code_out,
    char reason_out[NEXTJOB_TEXT_MAX + 1], struct err *err);
/* Give the next: 0 or -1 with err. The descriptors stay open here. */
MUST_USE int nextjob_give(int sock, const struct nextjob *j, struct err *err);

#endif
