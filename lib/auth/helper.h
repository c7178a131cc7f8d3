/* helper - a program that an authenticator asks: input on one descriptor,
 * answer on another, exit code; its own process group, a deadline, and what it
 * says on standard error in our log, where no line of it can pass for one of
 * ours. One process for each question: what libraries and scripts leave behind
 * ends with it, and no user can be taken for another.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_HELPER_H
#define AUTH_HELPER_H

#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define HELPER_INPUT_MAX 8192        /* fits into a pipe that nobody reads */
#define HELPER_SAID_MAX 4000         /* bytes of standard error that are kept */
#define HELPER_LINES_MAX 20          /* lines of it that are logged */

struct helper {
	const char *name;            /* for the log */
	char *const *argv;
	const char *const *env;      /* as os_spawn has it, or NULL */
	const char *dir;             /* or NULL: stay where we are */
	int input_fd, output_fd;     /* their numbers there: 0 and 1, 3 and 4 */
	struct span input;
	int64_t timeout_ms;
};

/* Run it; what it writes is added to `out`, up to out->max. The exit code, 0 to
 * 255; or -1 with err (ERR_TEMP): not started, killed by a signal, timed out
 * (its group is killed then), too much output. */
MUST_USE int helper_run(const struct helper *h, struct buf *out,
    struct err *err);

#endif
