/* run - run a foreign filter: the message in on its standard input, what it
 * writes collected, both through pipes, so that it can neither change the
 * original nor fill a disk. Its standard error is ours.
 * SPDX-License-Identifier: ISC */
#ifndef RUN_H
#define RUN_H

#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "link/chain.h"

struct run {
	char *const *argv;
	int message_fd;                  /* read with pread */
	int timeout_ms;
	uint64_t output_max;
};

struct run_result {
	enum chain_verdict verdict;
	int code;                        /* of a filter that exited */
	int output_fd;                   /* with CHAIN_OK: at offset 0 */
	uint64_t size;
};

/* 0 and *result when the filter has ended and said yes, done or no; -1 with
 * err ERR_TEMP when it failed in any other way. */
MUST_USE int run_filter(const struct run *r, struct run_result *result,
    struct err *err);

#endif
