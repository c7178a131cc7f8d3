/* asjob - what is started as a user for DELIVER: its variables, its program,
 * and what its end means.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_ASJOB_H
#define AUTH_ASJOB_H

#include <stdbool.h>

#include "auth/serve.h"
#include "base/attr.h"
#include "base/pool.h"
#include "base/span.h"
#include "link/chain.h"

#define ASJOB_ENV_MAX 40

/* The variables of one that is to be started as a user. */
struct asjob {
	struct pool pool;
	const char *env[ASJOB_ENV_MAX + 1];     /* as chain_run wants it */
	size_t n_env;
};

void asjob_init(struct asjob *job);
void asjob_done(struct asjob *job);
/* Add those that an envelope of NAME=value lines may set, and the account's. 0,
 * or -1 with err. Once. */
MUST_USE int asjob_variables(struct asjob *job,
    struct span envelope, const struct account *a, struct err *err);
/* What the program of --deliver comes to: the command of a plain service file,
 * whose variables are added, so that no process is started just to read it;
 * else `fallback`. */
char *const *asjob_program(struct serve *s, struct asjob *job,
    char *const fallback[2]);
/* Where it is started: home, or "/" when that is not there yet, since the
 * Maildir and what is above it are made on demand. */
const char *asjob_directory(const struct account *a);
/* What maildir-deliver says of one of several deliveries: "code text". */
void asjob_take_result(struct chain_result *r, struct span line);
/* What to reply: the words of the chain where it has some, the meaning of its
 * exit code where not. */
void asjob_judge(struct chain_result *r);
/* Can the program be kept for one mailbox (--serve), and take a list (--list)?
 * It is maildir-deliver, or a sieve-filter with options and that, and the
 * service file sets nothing that a delivery is told by itself. */
bool asjob_can_serve(struct serve *s);
/* The log has what failed. */
void asjob_log(struct span user, const struct chain_result *result);

#endif
