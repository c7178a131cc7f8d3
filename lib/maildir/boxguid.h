/* boxguid - the id that a mailbox keeps whatever it is called, 32 hexadecimal
 * digits: the G field of its uid list's header, as Dovecot has it.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXGUID_H
#define MAILDIR_BOXGUID_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "maildir/tree.h"

#define BOXGUID_LEN 32

struct boxguid {
	char text[BOXGUID_LEN + 1];      /* "": it has none */
};

/* Only look: 1, 0 there is none, or no mailbox of that name, -1 with err. */
MUST_USE int boxguid_find(const struct tree *t, struct span name,
    struct boxguid *out, struct err *err);
/* The same, given one where it is missing: 1, 0 there is no such mailbox, -1
 * with err (ERR_PERM: it cannot be written). */
MUST_USE int boxguid_make(const struct tree *t, struct span name,
    struct boxguid *out, struct err *err);

struct span boxguid_span(const struct boxguid *g);

#endif
