/* mailname - mailbox names between the client and the store: modified UTF-7 on
 * both sides, or UTF-8 for a client that has said so (ENABLE IMAP4rev2 or
 * UTF8=ACCEPT; RFC 9051 5.1, RFC 6855 3).
 * SPDX-License-Identifier: ISC */
#ifndef MAILNAME_H
#define MAILNAME_H

#include "base/attr.h"
#include "base/buf.h"
#include "imap/args.h"

struct session;

/* A mailbox name as argument, behind a space: as the store has it, and INBOX in
 * its own spelling. */
MUST_USE int mailname_parse(const struct session *s, struct args *args,
    struct span *out);
/* The same without the space. */
MUST_USE int mailname_take(const struct session *s, struct args *args,
    struct span *out);
/* The name as this client reads it, in pool memory where it had to change. */
struct span mailname_shown(struct session *s, struct span name);
/* As an astring, or always a quoted string, of a response. */
void mailname_write(struct session *s, struct buf *out, struct span name);
void mailname_quote(struct session *s, struct buf *out, struct span name);

#endif
