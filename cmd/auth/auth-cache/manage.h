/* manage - what an administrator asks of a cache.
 * SPDX-License-Identifier: ISC */
#ifndef MANAGE_H
#define MANAGE_H

#include <stdbool.h>

#include "auth/cache.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"

struct manage_options {
	struct cache cache;
	bool list, stats, flush_all;
	struct option_list flush;
};

/* The exit code: 1 when a user to flush was not there, which is no harm; or -1
 * with err. A cache that is not there yet is an empty one, and not made. */
MUST_USE int manage_run(const struct manage_options *o, struct err *err);

#endif
