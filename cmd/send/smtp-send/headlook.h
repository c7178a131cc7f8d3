/* headlook - what matters to the way a message is sent and stands in its
 * header: bytes that are not ASCII, and "TLS-Required: No" (RFC 8689 5). A
 * stage.
 * SPDX-License-Identifier: ISC */
#ifndef HEADLOOK_H
#define HEADLOOK_H

#include <stdbool.h>

#include "io/stage.h"

#define HEADLOOK_LINE 80             /* bytes of a line that are looked at */

struct headlook {
	struct stage stage;
	bool eight, tls_not_required;
	bool over;                   /* the header has ended */
	size_t n;                    /* of the line so far; CR does not count */
	char line[HEADLOOK_LINE];
};

void headlook_init(struct headlook *h, struct stage *next, struct err *err);

#endif
