/* attributetext - lines of dovecot-attributes: any bytes, with an escape for
 * those that would end a line or be lost (FACTS: Dovecot's file-dict).
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_ATTRIBUTETEXT_H
#define MAILDIR_ATTRIBUTETEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"

/* The line at *at without its escapes, which are taken out in place; *at moves
 * behind its LF. False when no line is whole. */
bool attributetext_line(struct buf *b, size_t *at, struct span *out);

/* Add `s` as such a line, without the LF. */
void attributetext_write(struct buf *out, struct span s);

#endif
