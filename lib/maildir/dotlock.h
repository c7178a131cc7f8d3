/* dotlock - a lock that is a file, NAME.lock beside what it guards, as Dovecot
 * takes it: made by link(2) of a file that holds "pid:host", or with O_EXCL
 * where there are no hard links. Held briefly; a holder that works for long
 * touches it. It is broken when its process is gone (this host, and two seconds
 * old), or when neither it nor what it guards has changed for two minutes.
 *
 * The file that is linked is NAME.lock.HOST.PID.RANDOM in tmp/, and what a
 * crash leaves of it goes with the next opening for writing
 * (maildir/leftover.h). Where there is no tmp/, it is made beside the lock, and
 * who takes the lock next removes what is left.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_DOTLOCK_H
#define MAILDIR_DOTLOCK_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/attr.h"
#include "base/err.h"

#define DOTLOCK_WAIT_MS 60000        /* for a live holder; then ERR_TEMP
                                      * with EBUSY */
#define DOTLOCK_DEAD_S 2             /* age of a dead process' lock */
#define DOTLOCK_STALE_S 120          /* silence of an unknown one */
#define DOTLOCK_TOUCH_MS 10000

struct dotlock {
	int dir;                 /* borrowed; -1: not held */
	const char *name;        /* "dovecot-uidlist.lock"; a literal */
	ino_t ino;
	int64_t touched_ms;
};

void dotlock_init(struct dotlock *l);
/* Take the lock `name` in directory `dir`, which guards the file `guarded`
 * there, waiting at most wait_ms: 0, or -1 with err. */
MUST_USE int dotlock_take(struct dotlock *l, int dir, const char *name,
    const char *guarded, int wait_ms, struct err *err);
bool dotlock_is_held(const struct dotlock *l);
/* Called now and then in long work: touches the lock when it is time to, and
 * says whether it is still ours: 0, or -1 with err when it was broken. */
MUST_USE int dotlock_keep(struct dotlock *l, struct err *err);
/* Give it back; nothing when it is not held. */
void dotlock_release(struct dotlock *l);

#endif
