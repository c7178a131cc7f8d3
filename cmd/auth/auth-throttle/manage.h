/* manage - what an administrator asks of a throttle file.
 * SPDX-License-Identifier: ISC */
#ifndef MANAGE_H
#define MANAGE_H

#include <stdbool.h>

#include "auth/throttle.h"
#include "base/attr.h"
#include "base/err.h"

struct manage_options {
	bool list, clear;
	const char *unban;
};

bool manage_wanted(const struct manage_options *o);
/* The exit code: 1 when there was nobody of that name to forget; or -1 with
 * err. */
MUST_USE int manage_run(const struct manage_options *o,
    const struct throttle *t, struct err *err);

#endif
