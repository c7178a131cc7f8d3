/* runner - the two halves of smtp-recv. The session half parses what strangers
 * send and is confined; the runner half keeps the right to start programs, and
 * parses nothing but the requests of the session over a socket pair:
 *
 *     R name=value NUL ...   + message, envelope    run the chain
 *     D                                             a file on disk, please
 *     G ...                                         see gate/keeper.h
 *
 * What a broken session could ask for is what it may ask for anyway: the one
 * chain of the command line, with variables of these names and no others.
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_RECV_RUNNER_H
#define SMTP_RECV_RUNNER_H

#include <sys/types.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "gate/keeper.h"
#include "link/chain.h"

#define RUNNER_REQUEST_MAX 16384
#define RUNNER_VALUE_MAX 1000
#define RUNNER_TLS_FACTS_MAX 32

struct runner {
	char *const *program;
	int auth_fd;
	const char *spool_dir;
	int timeout_ms;
	bool peer_vouches;       /* it may name another client (XCLIENT) */
	struct keeper keeper;
};

/* Fork: the child's pid in the runner half, 0 in the session half, -1 with err.
 * *sock_out is each half's end. */
MUST_USE pid_t runner_split(int *sock_out, struct err *err);

/* The runner half, until the session half ends: its exit code. */
int runner_serve(const struct runner *r, int sock, pid_t session);

/* For the session half. Add a variable to a request, if its value can be
 * one. */
void runner_set(struct buf *env, struct span name, struct span value);
/* Run the chain: 0 and *result, or -1 with err when it did not start. */
MUST_USE int runner_run(int sock, const struct buf *env, int message_fd,
    int envelope_fd, struct chain_result *result, struct err *err);
/* A file on disk without a name; `arg` is a pointer to the socket. */
MUST_USE int runner_disk(void *arg, struct err *err);

#endif
