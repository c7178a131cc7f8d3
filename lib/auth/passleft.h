/* passleft - an attempt whose user is not ours. What the asker has sent is kept
 * until it is known whose user it is; for somebody of the authenticator on the
 * left it is played to that one again, from the first line, and carried on
 * between it and the asker.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_PASSLEFT_H
#define AUTH_PASSLEFT_H

#include <stdbool.h>
#include <stddef.h>

#include "auth/ask.h"
#include "auth/judge.h"
#include "auth/serve.h"
#include "base/span.h"

#define PASSLEFT_RESPONSES_MAX 3     /* before a mechanism has named its user */

/* About 70 KB: for the heap. */
struct passleft {
	struct serve *s;
	struct judge judge;
	bool has_initial;
	char challenge[GIVEN_CHALLENGE_MAX + 1];     /* the server's first, or
	                              * the one that was given */
	size_t n_responses;
	size_t replayed;             /* of them, once more for ourselves */
	struct span responses[PASSLEFT_RESPONSES_MAX];
	size_t kept_n;
	char kept[WIRE_LINE_MAX + 1];        /* their bytes */
	struct ask_reply reply;      /* of the left */
};

/* Keep a response. */
void passleft_keep(struct passleft *a, struct span response);
/* A judge's `challenge` and `left`, self being a struct passleft: put a
 * challenge to the asker and keep his response; carry the attempt on with the
 * left. */
enum judge_end passleft_challenge(void *self, struct span text,
    struct span *response_out);
enum judge_end passleft_run(void *self);

#endif
