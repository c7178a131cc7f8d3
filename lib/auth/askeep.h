/* askeep - the deliverer of one mailbox, kept while a connection brings message
 * after message for it: from the second one on maildir-deliver, or sieve-filter
 * with one behind it, is not started again, but gets the next message over a
 * socket (--serve). It is the user's own
 * process and confined to his Maildir, as one that delivers a single message
 * is, and ends with the connection or when another mailbox comes.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_ASKEEP_H
#define AUTH_ASKEEP_H

#include <stdbool.h>
#include <sys/types.h>

#include "auth/account.h"
#include "base/buf.h"
#include "link/chain.h"

#define ASKEEP_REQUEST_MAX 8192

struct serve;

struct askeep {
	struct buf whose;        /* the last delivery's mailbox, "" at first */
	int sock;                /* its process, or -1 */
	pid_t pid;
	bool unfit;              /* its messages are not simply kept */
};

void askeep_init(struct askeep *k);
/* Let the process end, and wait for that. */
void askeep_done(struct askeep *k);

/* Deliver, if there is a process for this mailbox or it is worth while to start
 * one: true and *result; false: deliver in the ordinary way. `lines` are the
 * envelope of DELIVER, and asjob_can_serve. */
bool askeep_deliver(struct serve *s, const struct account *a,
    struct span lines, int message_fd, struct chain_result *result);

#endif
