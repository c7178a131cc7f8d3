/* boxread - one message of a box: its file, sizes, date and ids. The functions
 * of box.h that end in the same words.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXREAD_H
#define MAILDIR_BOXREAD_H

#include "maildir/boxstate.h"

MUST_USE int boxread_fd(struct box *b, size_t i, int *fd_out,
    struct err *err);
MUST_USE int boxread_whole(struct box *b, size_t i, int *fd_out,
    struct buf *bytes, size_t most, struct err *err);
MUST_USE int boxread_size(struct box *b, size_t i, uint64_t *size_out,
    struct err *err);
MUST_USE int boxread_vsize(struct box *b, size_t i, uint64_t *size_out,
    struct err *err);
MUST_USE int boxread_received(struct box *b, size_t i, int64_t *seconds_out,
    struct err *err);
MUST_USE int boxread_changed(struct box *b, size_t i, int64_t *seconds_out,
    struct err *err);
bool boxread_saved(struct box *b, size_t i, int64_t *seconds_out);
struct span boxread_guid(struct box *b, size_t i);
struct span boxread_base(struct box *b, size_t i);
struct span boxread_uidl(struct box *b, size_t i);

#endif
