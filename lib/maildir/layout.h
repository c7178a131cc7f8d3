/* layout - how the mailboxes of a Maildir lie in directories, and so which
 * names they can have:
 *
 *     LAYOUT_PLUS  Maildir++: "Work.Projects" is .Work.Projects
 *     LAYOUT_FS    Dovecot's LAYOUT=fs: "Work/Projects" is Work/Projects, and a
 *                  directory with a cur in it is a mailbox
 *
 * Names are modified UTF-7 in both, and INBOX (any case) is the root itself.
 * In LAYOUT_FS a level cannot be "." "..", cur, new or tmp; a new one cannot
 * have the name of a file that the servers keep there.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_LAYOUT_H
#define MAILDIR_LAYOUT_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

enum layout { LAYOUT_PLUS, LAYOUT_FS };

/* "maildir++" (also empty) or "fs", in any case: 0, or -1 with err
 * ERR_USAGE. */
MUST_USE int layout_parse(struct span text, enum layout *out,
    struct err *err);
char layout_separator(enum layout l);

/* foldername_check, foldername_check_new, foldername_from_text and
 * foldername_dir (maildir/foldername.h) for either. */
MUST_USE int layout_check(enum layout l, struct span name, struct err *err);
MUST_USE int layout_check_new(enum layout l, struct span name,
    struct err *err);
MUST_USE int layout_from_text(enum layout l, struct buf *out,
    struct span text, struct err *err);
void layout_dir(enum layout l, struct buf *out, struct span name);

#endif
