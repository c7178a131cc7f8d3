/* wait - until the client sends something, and what is told meanwhile: in IDLE
 * what happens in the selected mailbox, and with NOTIFY, in IDLE and between
 * two commands, what it asks for.
 * SPDX-License-Identifier: ISC */
#ifndef WAIT_H
#define WAIT_H

#include <stdbool.h>

#include "base/attr.h"

struct session;

#define WAIT_TELL_MS 50              /* changes within that are told at once */

/* 0: there is something to read, or s->ending; -1: silent for too long, or
 * nothing can be written. */
MUST_USE int wait_for_client(struct session *s, bool idle);

#endif
