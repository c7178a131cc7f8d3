/* dispatch - from a complete command to its function: one table of commands
 * with the states and rules they have. The capabilities are told from it too.
 * SPDX-License-Identifier: ISC */
#ifndef DISPATCH_H
#define DISPATCH_H

#include "base/buf.h"
#include "base/span.h"

struct session;

/* The command in s->frame.bytes: do it and answer. */
void dispatch_command(struct session *s);
/* "IMAP4rev1 LITERAL+ ..." */
void dispatch_capabilities(struct session *s, struct buf *out);
/* The tag at the start of the frame's bytes; empty when there is none. */
struct span dispatch_tag(const struct session *s);

#endif
