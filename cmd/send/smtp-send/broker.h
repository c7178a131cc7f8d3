/* broker - what the half that is not confined does for the one that talks to
 * the network: it starts TLS engines (sendtls.h), and, with --auth, asks
 * queue-run for another message when the session has come to its end and could
 * go on. Without, the session asks by itself: d->next.
 *
 *     session                          broker (the parent)
 *        "T" ... + socket         --->     see sendtls.h
 *        "N" code SP reason       --->     NEXT_FD (queue/nextjob.h)
 *        <--- "J" id + message, envelope, results | "-" there is none
 *
 * A message whose sender logs in as somebody else is not for this session: it
 * is kept for a new one. The session knows one password, and no file.
 * SPDX-License-Identifier: ISC */
#ifndef BROKER_H
#define BROKER_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "deliver.h"
#include "queue/nextjob.h"

struct broker {
	int sock;                    /* to the session */
	int next;                    /* NEXT_FD, or -1 */
	const struct deliver *d;
	struct nextjob kept;         /* for another session */
	bool has_kept;
};

/* In the broker: serve until the session has gone. */
void broker_serve(struct broker *b);
/* Make these descriptors the message and the results, 0 and 1: 0 or -1 with
 * err. Theirs are closed; the envelope is left. */
MUST_USE int broker_use(const struct nextjob *j, struct err *err);

/* In the session: 1 and 0, 1 and *envelope_out are those of another message; 0
 * there is none; -1 there was one, and it is lost to us. */
MUST_USE int broker_next(const struct deliver *d, int sock, int code,
    const char *reason, int *envelope_out);

#endif
