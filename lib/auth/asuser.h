/* asuser - what an authenticator does as somebody else, for DELIVER: one
 * delivery, in a child that has become the recipient.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_ASUSER_H
#define AUTH_ASUSER_H

#include "auth/serve.h"
#include "base/span.h"

#define ASUSER_ENVELOPE_MAX 16384    /* bytes of the NAME=value file */

/* One delivery, of descriptors that stay the caller's; replies. */
void asuser_one(struct serve *s, struct span address, const int fds[2]);

/* Run the delivery program for `address` on the two descriptors that came with
 * the command, or pass all of it to the left; replies. */
void asuser_deliver(struct serve *s, struct span address);

#endif
