/* rulepolicy - ask a policy server of Postfix's (SMTPD_POLICY_README): lines of
 * name=value, an empty one; the answer "action=..." and an empty line.
 * SPDX-License-Identifier: ISC */
#ifndef RULES_RULEPOLICY_H
#define RULES_RULEPOLICY_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "rules/rulereply.h"

#define RULEPOLICY_REQUEST_MAX 8192
#define RULEPOLICY_ANSWER_MAX 4096
#define RULEPOLICY_TIMEOUT_MS 10000
#define RULEPOLICY_TIMEOUT_MAX 100000

/* Add a line; what could end it becomes "?". */
void rulepolicy_add(struct buf *request, const char *name, struct span value);

/* unix:/path or address:port, then ",timeout=5s" and ",default=dunno" as one
 * wants. */
struct rulepolicy {
	struct span target;
	int timeout_ms;
	bool go_on;                  /* when the server cannot be asked */
};

/* 0, or -1 with err (ERR_USAGE). */
MUST_USE int rulepolicy_parse(struct span argument, struct rulepolicy *out,
    struct err *err);
/* Ask: 0 and *reply, or -1 with err. */
MUST_USE int rulepolicy_ask(const struct rulepolicy *p, struct span request,
    struct rulereply *reply, struct err *err);

#endif
