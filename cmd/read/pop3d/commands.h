/* commands - what a POP3 client may ask for in the TRANSACTION state
 * (RFC 1939 5): one table, one function each.
 * SPDX-License-Identifier: ISC */
#ifndef COMMANDS_H
#define COMMANDS_H

#include <stdbool.h>

#include "base/span.h"
#include "session.h"

/* Do what a line says, and answer: true while the session goes on. */
bool commands_run(struct session *s, struct span line);
/* Answer something that makes no sense, and count it: likewise. */
bool commands_bad(struct session *s, const char *text);

#endif
