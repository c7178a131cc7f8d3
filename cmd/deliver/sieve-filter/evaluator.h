/* evaluator - the confined child of evaluate, kept for further messages: for
 * who has many deliveries, and no programs that scripts may run. It stays as
 * long as the next one's scripts are, byte for byte, those that it has
 * compiled: what a user has written is never run where another's is. Messages
 * of one connection, or one message for several users, share it.
 * SPDX-License-Identifier: ISC */
#ifndef EVALUATOR_H
#define EVALUATOR_H

#include <sys/types.h>

#include "base/buf.h"
#include "base/span.h"
#include "evaluate.h"

struct evaluator {
	pid_t pid;                   /* 0: none */
	int socket;
	struct buf scripts;          /* the texts that it has */
};

#define EVALUATOR_TEXTS_MAX (4u << 20)
#define EVALUATOR_INIT { 0, -1, BUF_INIT(EVALUATOR_TEXTS_MAX) }

/* As evaluate(e, message); the environment is already that of `lines`. */
void evaluator_run(struct evaluator *k, struct evaluation *e,
    struct span lines, int message);
void evaluator_stop(struct evaluator *k);

#endif
