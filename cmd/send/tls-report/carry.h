/* carry - a program of the administrator's takes a report where it belongs.
 * SPDX-License-Identifier: ISC */
#ifndef CARRY_H
#define CARRY_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct carry {
	struct span name;                /* of the domain, for err */
	struct span message;             /* its descriptor 0 */
	struct span envelope;            /* its descriptor 3, or empty: none */
	const char *const *env;          /* "NAME=value", or NULL */
	char *const *program;
};

/* 0, or -1 with err. */
MUST_USE int carry_run(const struct carry *c, struct err *err);

#endif
