/* direct - the chain that is nothing but mail-deliver(8), in the session's own
 * process: where every recipient is another system user's, all that
 * mail-deliver does is to ask the authenticator to deliver, and the session may
 * ask that too (DELIVER of auth-conversation(7)). Neither a process to start
 * the chain nor the chain is needed, and who asks is confined. What is not so
 * simple goes the long way: a message that has been delivered before
 * (Delivered-To), ORCPT, an address that is named twice, a recipient who was
 * not asked for here.
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_RECV_DIRECT_H
#define SMTP_RECV_DIRECT_H

#include <stdbool.h>

#include "auth/ask.h"
#include "base/attr.h"
#include "base/pool.h"
#include "link/chain.h"
#include "smtp/envelope.h"

struct session;

/* What is known of the recipients of one transaction. */
struct direct {
	struct pool pool;
	const char **users;      /* whose mailbox the i-th is */
	size_t n, cap;
	bool relayed;            /* there is a Delivered-To field */
};

void direct_init(struct direct *d);
void direct_done(struct direct *d);
void direct_reset(struct direct *d);

/* Is the program mail-deliver without options of its own? */
bool direct_is_possible(char *const *program);
/* A recipient has been taken, by this answer to VRFY: before it is added. */
void direct_note(struct session *s, const struct ask_reply *r);
/* Deliver: 1 and *result as the chain would have it; 0, it must go the long
 * way; -1 with s->err, and the authenticator is not asked again. */
MUST_USE int direct_run(struct session *s, const struct envelope *e,
    int message_fd, struct chain_result *result);

#endif
