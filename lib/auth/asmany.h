/* asmany - DELIVERALL: one message for several recipients, as whom they are.
 * Those that are one system user get it from one process where the program of
 * --deliver is maildir-deliver, which takes a list; all others one after the
 * other.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_ASMANY_H
#define AUTH_ASMANY_H

#include "auth/serve.h"

#define ASMANY_MAX 100               /* recipients of one command */
#define ASMANY_ENVELOPE_MAX (1u << 20)

/* The two descriptors that came with the command are the message and an
 * envelope with, for each recipient, the NAME=value lines of DELIVER and an
 * empty line. One reply for each, in their order; or a single 501. */
void asmany_deliver(struct serve *s);

#endif
