/* foldername - names of mailboxes, as IMAP writes them (modified UTF-7, RFC
 * 9051 A.1) with '.' between levels, and the directories of a Maildir++ that
 * they stand for: INBOX (any case) is the root itself, Work.Projekte is
 * ".Work.Projekte". Nothing that could leave the Maildir, or that a listing
 * would not show, is a name.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_FOLDERNAME_H
#define MAILDIR_FOLDERNAME_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define FOLDERNAME_MAX 250           /* bytes; the directory has one more */
#define FOLDERNAME_LEVELS_MAX 32

bool foldername_is_inbox(struct span name);

/* Can this be a mailbox here at all? No empty level ("..", ".A", "A."), no '/',
 * NUL or control character, nor longer or deeper than the limits: 0, or -1 with
 * err ERR_DATA naming it. */
MUST_USE int foldername_check(struct span name, struct err *err);
/* May it be made? The same, and it must be canonical modified UTF-7, so that no
 * two names look alike. */
MUST_USE int foldername_check_new(struct span name, struct err *err);

/* What an administrator or a Sieve script wrote: a name that already is
 * canonical modified UTF-7 is taken as it is, other UTF-8 is encoded. Added to
 * `out`: 0, or -1 with err when it is neither or fails foldername_check_new. */
MUST_USE int foldername_from_text(struct buf *out, struct span text,
    struct err *err);
/* UTF-8 to modified UTF-7 and back, added to `out`: 0 or -1 (not UTF-8; not
 * canonical). */
MUST_USE int foldername_encode(struct buf *out, struct span utf8);
MUST_USE int foldername_decode(struct buf *out, struct span name);

/* The directory below the Maildir, "." for INBOX, added to `out`. */
void foldername_dir(struct buf *out, struct span name);

#endif
