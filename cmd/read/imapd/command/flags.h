/* flags - lists of flags in STORE and APPEND.
 * SPDX-License-Identifier: ISC */
#ifndef COMMAND_FLAGS_H
#define COMMAND_FLAGS_H

#include "base/attr.h"
#include "imap/args.h"
#include "maildir/box.h"

struct session;

/* "(" [flag *(SP flag)] ")", or without parentheses when `bare` permits. New
 * keywords are brought into use in `b` when `add`, else passed over. 0; -1:
 * with s->err empty it was the syntax. \Recent is passed over. */
MUST_USE int flags_parse(struct session *s, struct args *args, bool bare,
    struct box *b, bool add, struct flags *out);

#endif
