/* boxgone - which UIDs are no more, for who resynchronises (RFC 7162 3.2.6):
 * from what the index remembers of expunges, or, when that does not reach back
 * far enough, from the gaps.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXGONE_H
#define MAILDIR_BOXGONE_H

#include "maildir/boxstate.h"

/* box_gone_since. */
size_t boxgone_since(struct box *b, uint64_t since, uint32_t least,
    struct box_range **out);

#endif
