/* act - do what the confined half of header-check has found (work.h).
 * SPDX-License-Identifier: ISC */
#ifndef ACT_H
#define ACT_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "rules.h"

struct act {
	const struct rules *rules;
	bool has_program;                /* to which an envelope can go */
	bool discard;                    /* it goes nowhere */
};

/* Its answer on the message in `fd`, done: the descriptor of the message that
 * goes on, or -1 with err: ERR_PERM refused, ERR_TEMP not now. */
MUST_USE int act_on(struct act *a, int fd, struct span answer,
    struct err *err);

#endif
