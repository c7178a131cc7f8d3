/* boxstate - the inside of struct box (box.h), for the modules that make it up:
 * boxsync looks at the directories, boxcopy brings messages in, box.c is the
 * outside. Where a message's file is ("place") is kept apart from what the
 * caller sees of it: a rename by someone else changes the place at once and
 * the visible flags with the next box_sync.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOXSTATE_H
#define MAILDIR_BOXSTATE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "index/index.h"
#include "maildir/box.h"
#include "maildir/dotlock.h"
#include "maildir/keywords.h"
#include "maildir/uidlist.h"

#define BOXSTATE_INFOS_MAX (1u << 30)
#define BOXSTATE_UNKNOWN UINT64_MAX
#define BOXSTATE_NO_DATE INT64_MIN

/* Where the file is. The base of its name is in the uid list, when that has
 * been read (`listed`), else in the index; the info is in infos, else in the
 * name in the index. */
struct boxstate_place {
	uint32_t info;           /* where the info starts in infos */
	uint32_t name_at, name_sum;      /* in the index; see index_message */
	uint8_t info_n, name_n;
	bool in_new;
	bool has_info;           /* it is in infos */
	bool touched;            /* changed by us since the last commit */
	bool learned;            /* its size or date is not in the index yet */
};

struct boxstate_stamp {
	struct timespec mtime;
	ino_t ino;
	bool settled;            /* old enough that the next change shows */
};

struct box {
	int root;                        /* the Maildir; borrowed from the
	                                  * tree */
	unsigned how;
	int dir, cur, new;
	struct uidlist uids;
	struct keywords words;
	struct dotlock lock;
	const struct box *target;        /* whose lock is held while messages of
	                                  * this box are copied there; or
	                                  * NULL */
	bool lockless;                   /* no room for a lock: see
	                                  * boxstate_lock */
	bool fleeting;                   /* box_is_fleeting */
	bool readonly;                   /* the file system does not let us
	                                  * write */
	bool listed;                     /* uids has been read */
	struct index index;
	struct index_names names;        /* of the index that places point
	                                  * into */
	bool lazy;                       /* n messages, of which none is loaded
	                                  * yet: index.state tells of them */
	bool holding;                    /* box_sync_holding is at work */
	bool behind;                     /* the index lacks some of our changes,
	                                  * or we some of its: until the next
	                                  * look */
	size_t told;                     /* how many, when it was lazy */
	uint64_t highest;                /* modification sequence; 0: not
	                                  * known */
	bool touched;                    /* some place is */
	bool learned;                    /* some place has learned something */
	/* one element per message, in UID order */
	struct box_message *messages;
	struct boxstate_place *places;
	uint64_t *vsizes;
	int64_t *dates;
	size_t n;
	struct buf infos;                /* what places point into */
	struct boxstate_stamp cur_stamp, new_stamp;
	struct index_stamp list_stamp;   /* of dovecot-uidlist */
	bool quiet;                      /* nobody changed the directories
	                                  * before we did, under the lock */
	int64_t verify_ms;               /* when to look again, since our own
	                                  * changes may have hidden others'; 0:
	                                  * no need */
	uint32_t validity, seen_next;    /* as of the last box_sync */
	uint32_t *gone, *marked;         /* of the last box_sync */
	bool dirty_cur, dirty_new;       /* to be fsynced by box_commit */
	const struct tree *tree;         /* borrowed */
	char *name;
	bool unlimited;                  /* box_lift_quota */
	bool moving;                     /* box_set_moving */
	int kept;                        /* cur/ of where expunged mail goes, or
	                                  * -1 */
	bool dirty_kept;
	void (*progress)(void *arg, size_t done);    /* box_on_progress */
	void *progress_arg;
	struct flags refused;            /* box_refuse_flags */
	int64_t quota_bytes, quota_messages;   /* for maildirsize */
};

/* Take the mailbox's lock, if it is not held: 0 or -1. On a full disk, where it
 * cannot be made, it is done without: what needs no room (a rename, a removal)
 * must be possible there, or nobody could make room. boxstate_lock_strict is
 * for what numbers messages. */
MUST_USE int boxstate_lock(struct box *b, struct err *err);
MUST_USE int boxstate_lock_strict(struct box *b, int wait_ms,
    struct err *err);
void boxstate_unlock(struct box *b);
/* On NFS: see what other hosts have done. Opening a file is when its attributes
 * are asked for anew ("close-to-open"); after that what is open tells them
 * too. */
void boxstate_revalidate(const struct box *b);
/* Is this the error of a disk that is full, or that may not be written to? */
bool boxstate_is_full(const struct err *err);
bool boxstate_is_readonly(const struct err *err);
/* Under the lock: the newest uid list, with a UIDVALIDITY: 0 or -1. */
MUST_USE int boxstate_refresh(struct box *b, struct err *err);
/* Have the uid list read: 0 or -1. */
MUST_USE int boxstate_list(struct box *b, struct err *err);

/* The time of the directory open at fd: 0 or -1. */
MUST_USE int boxstate_stamp(int fd, struct boxstate_stamp *out,
    struct err *err);
bool boxstate_same_time(const struct boxstate_stamp *a,
    const struct boxstate_stamp *b);
/* Of dovecot-uidlist as it is now; all zero when there is none. */
void boxstate_stamp_list(const struct box *b, struct index_stamp *out);

/* The place of message i: the directory's descriptor, and the name in `name`
 * (which is reset). False when its record has gone. */
bool boxstate_name(struct box *b, size_t i, struct buf *name, int *dir_out);
/* Remember where message i is. */
void boxstate_put(struct box *b, size_t i, struct span info, bool in_new);
/* After ENOENT: look for the file under another name: 1 found, 0 not there
 * (message i is marked gone), -1. */
MUST_USE int boxstate_relocate(struct box *b, size_t i, struct err *err);

#endif
