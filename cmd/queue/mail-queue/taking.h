/* taking - the envelope that a message is queued with: from a descriptor or
 * from SENDER and RECIPIENT, no address twice.
 * SPDX-License-Identifier: ISC */
#ifndef TAKING_H
#define TAKING_H

#include "base/attr.h"
#include "base/err.h"
#include "smtp/envelope.h"

/* 0, or -1 with err, always ERR_TEMP or ERR_USAGE: a bad envelope is no fault
 * of the message. fd is -1 for the environment. */
MUST_USE int taking_envelope(struct envelope *e, int fd, struct err *err);

#endif
