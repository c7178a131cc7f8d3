/* basesubject - what a subject is about: without "Re:", "Fwd:", "[list]" and
 * "(fwd)" (RFC 5256 2.1). Linear in its length.
 * SPDX-License-Identifier: ISC */
#ifndef IMAP_BASESUBJECT_H
#define IMAP_BASESUBJECT_H

#include <stdbool.h>

#include "base/span.h"

/* The base of a decoded subject, a part of it, in which runs of blanks are
 * still what they were; *reply_out (may be NULL): something of a reply or a
 * forward was taken away. */
struct span basesubject(struct span subject, bool *reply_out);

#endif
