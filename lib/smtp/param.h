/* param - the parameters of MAIL and RCPT (RFC 5321 4.1.2): words separated by
 * single spaces, each NAME or NAME=value.
 *
 *     esmtp-keyword = ALPHA-or-DIGIT *( ALPHA / DIGIT / "-" )
 *     esmtp-value   = 1*( %d33-60 / %d62-126 / UTF8-non-ascii )
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_PARAM_H
#define SMTP_PARAM_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/span.h"

#define PARAM_MAX 1000           /* octets of all parameters of one command */

struct param {
	struct span name, value;     /* no "=": value.p is NULL */
};

/* Take the next one off *rest: 1 and *out, 0 when there is none, -1 when what
 * follows is not a parameter. */
MUST_USE int param_next(struct span *rest, struct param *out);

/* The value of NAME (any case) in checked parameters: true and *value_out. */
bool param_get(struct span params, struct span name, struct span *value_out);

#endif
