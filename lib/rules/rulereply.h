/* rulereply - what somebody else has decided: a policy server (Postfix's
 * SMTPD_POLICY_README) or a program.
 * SPDX-License-Identifier: ISC */
#ifndef RULES_RULEREPLY_H
#define RULES_RULEREPLY_H

#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define RULEREPLY_TEXT_MAX 400

enum rulereply_what {
	RULEREPLY_GO_ON,             /* DUNNO */
	RULEREPLY_ACCEPT,            /* OK */
	RULEREPLY_REJECT, RULEREPLY_DEFER, RULEREPLY_DISCARD, RULEREPLY_HOLD,
	RULEREPLY_LATER,             /* DEFER_IF_PERMIT */
	RULEREPLY_HEADER,            /* PREPEND: text is a field; go on */
	RULEREPLY_WARN,              /* text for the log; go on */
};

struct rulereply {
	enum rulereply_what what;
	int code;                    /* of a refusal, or 0 */
	char text[RULEREPLY_TEXT_MAX + 1];   /* printable ASCII */
};

/* "action=..." lines, all of them: what is not understood is a defer. */
void rulereply_parse(struct span lines, struct rulereply *out);
/* Set it; text is made printable and cut. */
void rulereply_set(struct rulereply *r, enum rulereply_what what, int code,
    struct span text);

#endif
