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
#include "maildir/box.h"
#include "maildir/dotlock.h"
#include "maildir/keywords.h"
#include "maildir/uidlist.h"

#define BOXSTATE_INFOS_MAX (1u << 30)
#define BOXSTATE_UNKNOWN UINT64_MAX
#define BOXSTATE_NO_DATE INT64_MIN

struct boxstate_place {
	uint32_t info;           /* where the info starts in infos */
	uint8_t info_n;
	bool in_new;
};

struct boxstate_stamp {
	struct timespec mtime;
	bool settled;            /* old enough that the next change shows */
};

struct box {
	int root;                        /* the Maildir; borrowed from the tree */
	enum box_how how;
	int dir, cur, new;
	struct uidlist uids;
	struct keywords words;
	struct dotlock lock;
	/* one element per message, in UID order */
	struct box_message *messages;
	struct boxstate_place *places;
	uint64_t *vsizes;
	int64_t *dates;
	size_t n;
	struct buf infos;                /* what places point into */
	struct boxstate_stamp cur_stamp, new_stamp;
	uint32_t validity, seen_next;    /* as of the last box_sync */
	uint32_t *gone, *marked;         /* of the last box_sync */
	bool dirty_cur, dirty_new;       /* to be fsynced by box_commit */
	int64_t quota_bytes, quota_messages;   /* for maildirsize */
};

/* Take the mailbox's lock, if it is not held: 0 or -1. */
MUST_USE int boxstate_lock(struct box *b, struct err *err);
/* Under the lock: the newest uid list, with a UIDVALIDITY: 0 or -1. */
MUST_USE int boxstate_refresh(struct box *b, struct err *err);

/* The place of message i: the directory's descriptor, and the name in `name`
 * (which is reset). False when its record has gone. */
bool boxstate_name(const struct box *b, size_t i, struct buf *name,
    int *dir_out);
/* Remember where message i is. */
void boxstate_put(struct box *b, size_t i, struct span info, bool in_new);
/* After ENOENT: look for the file under another name: 1 found, 0 not there
 * (message i is marked gone), -1. */
MUST_USE int boxstate_relocate(struct box *b, size_t i, struct err *err);

#endif
