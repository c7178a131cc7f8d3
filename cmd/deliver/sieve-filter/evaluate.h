/* evaluate - run the scripts in a confined child and bring back the plan.
 *
 *     child                               parent
 *     compiles and runs the scripts
 *     TRACE line text     ->              -e
 *     WARN script line text ->            lint, with -e
 *     NOTE, ERROR script text ->          the logs
 *     FILTER name args    ->              runs it under guard
 *                         <-              '1' and the new message, or '0'
 *     PLAN actions        ->              checks each of them again
 *
 * A child that dies, lies or takes too long is answered with the implicit keep
 * (RFC 5228 2.10.6): evaluation can misplace a message, never lose it.
 * SPDX-License-Identifier: ISC */
#ifndef EVALUATE_H
#define EVALUATE_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/attr.h"
#include "base/err.h"
#include "scripts.h"
#include "settings.h"
#include "sieve/svplan.h"

struct evaluation {
	const struct settings *settings;
	const struct scripts *scripts;
	struct svplan plan;
	/* The message as it came, and as each filter left it. */
	int messages[1 + SVLIMIT_PROGRAMS];
	unsigned n_messages;
};

/* Never fails: what goes wrong is logged and the plan is to keep. */
void evaluate(struct evaluation *e, int message);
/* Forget the plan and close what filters have written. */
void evaluate_done(struct evaluation *e);

/* Its parts, for who keeps the child (evaluator.h): false, there are no scripts
 * and the plan is to keep; the child, which is given the message, or -1 with
 * err; its answer, 0 or -1 with err; the plan of one that has failed. */
MUST_USE bool evaluate_begin(struct evaluation *e, int message);
MUST_USE pid_t evaluate_start(struct evaluation *e, bool stay, int *socket_out,
    struct err *err);
MUST_USE int evaluate_listen(struct evaluation *e, int socket,
    struct err *err);
void evaluate_keep(struct evaluation *e, const struct err *why);

#endif
