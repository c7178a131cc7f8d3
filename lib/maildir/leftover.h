/* leftover - files in tmp/ that a crash left behind. The Maildir rules let a
 * reader remove them once they are 36 hours old; what is left of a lock's
 * making (locklife.h), when whoever made it is no more.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_LEFTOVER_H
#define MAILDIR_LEFTOVER_H

#include <stdint.h>

#define LEFTOVER_AGE_S (36 * 3600)

/* Remove the old ones in the mailbox directory `mailbox`; `now` in seconds
 * since
 * 1970. What cannot be removed stays. */
void leftover_remove(int mailbox, int64_t now);

#endif
