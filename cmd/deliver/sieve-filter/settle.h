/* settle - make what a script said fit the store: mailbox names and flags that
 * the deliverer would refuse again and again must not hold up the message.
 * SPDX-License-Identifier: ISC */
#ifndef SETTLE_H
#define SETTLE_H

#include "sieve/svplan.h"

/* A mailbox that cannot be becomes the inbox, which is logged; "/" between
 * levels, which other servers are set up with, becomes "."; what is no IMAP
 * flag is left out. */
void settle_plan(struct svplan *p);

#endif
