/* recipients - the file of --recipients: one address, or "@domain" for all of
 * a domain, a line; "#" begins a comment line. Letter case does not matter.
 * Sorted at the first question, so a large file costs nothing to the many
 * connections that never get that far.
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_RECV_RECIPIENTS_H
#define SMTP_RECV_RECIPIENTS_H

#include <stdbool.h>

#include "base/span.h"
#include "smtp/address.h"

struct recipients {
	struct span text;
	struct span *lines;
	size_t n;
};

void recipients_init(struct recipients *r, struct span text);
void recipients_done(struct recipients *r);
bool recipients_has(struct recipients *r, const struct address *a);

#endif
