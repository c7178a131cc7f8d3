/* loops - has a recipient had this message already (RFC 9228)?
 * SPDX-License-Identifier: ISC */
#ifndef LOOPS_H
#define LOOPS_H

#include "recipients.h"

/* Mark those to whom the message in fd says it was already delivered
 * (Delivered-To). A child that can do nothing else reads the header. 0 or
 * -1. */
MUST_USE int loops_find(struct recipients *r, int fd, struct err *err);

#endif
