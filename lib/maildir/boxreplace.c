/* boxreplace - see boxreplace.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/boxreplace.h"

#include <unistd.h>

#include "maildir/boxcopy.h"
#include "maildir/boxmark.h"
#include "maildir/boxread.h"

/* Give the lock back after a failure, which has been told already. */
static void
release(struct box *b)
{
	if (box_commit(b, NULL) == -1)
		b->quota_bytes = b->quota_messages = 0;
}

/* R1 to R0. Its record stays, of a message that has gone. Nobody was told, so a
 * crash may bring it back. */
static void
take_back(struct box *to, struct save *save)
{
	save_undo(&save, 1);
	to->quota_bytes -= (int64_t)save_size(save);
	to->quota_messages--;
	release(to);
}

/* R0 to R3 under one lock, that of `to`, which is `from`. */
static int
in_one(struct box *b, size_t i, struct save *save, uint32_t *uid_out,
    struct err *err)
{
	int got;

	if (boxcopy_append(b, &save, 1, uid_out, err) == -1) {
		release(b);
		return -1;
	}
	if ((got = boxmark_expunge(b, i, err)) != 1) {
		take_back(b, save);
		return got;
	}
	return box_commit(b, err) == -1 ? -1 : 1;
}

static int
in_two(struct box *from, size_t i, struct box *to, struct save *save,
    uint32_t *uid_out, struct err *err)
{
	int got = boxcopy_append(to, &save, 1, uid_out, err);

	if (got == -1) {
		release(to);
		return -1;
	}
	if (box_commit(to, err) == -1) {
		take_back(to, save);
		return -1;
	}
	if ((got = boxmark_expunge(from, i, err)) != 1) {
		take_back(to, save);
		release(from);
		return got;
	}
	return box_commit(from, err) == -1 ? -1 : 1;
}

int
boxreplace_message(struct box *from, size_t i, struct box *to,
    struct save *save, uint32_t *uid_out, struct err *err)
{
	int fd, got;

	/* The slow part before the lock, and what would make it vain. */
	if ((got = boxread_fd(from, i, &fd, err)) != 1)
		return got;
	close(fd);
	if (save_sync(&save, 1, err) == -1 || box_commit(from, err) == -1 ||
	    boxmark_begin(to, true, err) == -1)
		return -1;
	return from == to ? in_one(to, i, save, uid_out, err) :
	    in_two(from, i, to, save, uid_out, err);
}
