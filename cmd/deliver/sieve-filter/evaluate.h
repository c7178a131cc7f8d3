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

#endif
