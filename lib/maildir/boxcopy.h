/* boxcopy - bring messages into a mailbox under its lock: ones that were just
 * written, and copies of others. First the files, then their records: a record
 * without a file would be taken for a message that has gone.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXCOPY_H
#define MAILDIR_BOXCOPY_H

#include "maildir/boxstate.h"

/* box_append and box_copy, but for the lock, which is held. */
MUST_USE int boxcopy_append(struct box *to, struct save *const *saves,
    size_t n, uint32_t *uids_out, struct err *err);
MUST_USE int boxcopy_messages(struct box *from, const size_t *indices,
    size_t n, struct box *to, uint32_t *uids_out, struct err *err);

#endif
