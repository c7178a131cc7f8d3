/* box - one open mailbox: its messages in UID order, without their file names.
 *
 * Nothing moves between two calls of box_sync: what others add, remove or mark
 * meanwhile, and what this box itself expunges, shows with the next box_sync,
 * which tells what changed. Message i (0 .. count-1) is addressed by index.
 *
 * Functions that change files take the mailbox's lock (that of Dovecot) with
 * the first change and keep it until box_commit, which makes all changes
 * durable and gives the lock back; so a command is: changes, box_commit, then
 * the answer. box_sync and the reading functions never wait for a lock unless
 * there is new mail to be numbered.
 *
 * Results 1/0/-1: 1 done, 0 the message has been expunged by someone, -1 err.
 * Opening is answered by the index (index/index.h) when nothing has happened
 * since it was written. On a full disk a mailbox can be opened, read, marked
 * and expunged; new mail shows when there is room to number it.
 * Memory: about 70 bytes per message, 150 more where the uid list has to be
 * read, and no allocation per message.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_BOX_H
#define MAILDIR_BOX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "maildir/flags.h"
#include "maildir/save.h"
#include "maildir/tree.h"

#define BOX_MESSAGES_MAX 10000000

enum box_how {
	BOX_READ = 1,    /* EXAMINE, STATUS: files stay where they are, though
	                  * new messages get their UIDs */
	BOX_WRITE = 2,   /* SELECT: also moves new/ to cur/, and removes from
	                  * tmp/ what crashes left there 36 hours ago */
	BOX_LAZY = 8,    /* with BOX_READ or BOX_WRITE: only what box_count and
	                  * box_summary need, if the index tells it; box_load is
	                  * called before anything else */
	BOX_APPEND = 4,  /* only box_append and box_copy into it; no message is
	                  * listed, box_sync is not called */
};

struct box_message {
	uint64_t modseq;                 /* modification sequence (RFC 7162) */
	uint32_t uid;
	struct flags flags;              /* with FLAG_RECENT */
	bool gone;                       /* found missing, or expunged here,
	                                  * since the last box_sync */
};

/* What box_sync found. The arrays are the box's, good until the next one. */
struct box_changes {
	const uint32_t *gone;            /* UIDs that are no more, ascending */
	size_t n_gone;
	const uint32_t *marked;          /* UIDs whose flags someone else
	                                  * changed, or whose modseq rose */
	size_t n_marked;
	size_t n_added;                  /* messages at the end that are new */
	bool validity;                   /* UIDVALIDITY changed: everything is
	                                  * new */
};

struct box;

/* Open mailbox `name` and list it (box_sync): 1 and *out, 0 no such mailbox, -1
 * with err. The tree must stay open as long as the box. */
MUST_USE int box_open(const struct tree *t, struct span name, unsigned how,
    struct box **out, struct err *err);
/* For BOX_LAZY: bring the messages into memory, if they are not there. 0, or -1
 * with err: they are not those that were counted, and the box is to be
 * closed. */
MUST_USE int box_load(struct box *b, struct err *err);
/* Without box_commit, changes made since the last one may be lost in a
 * crash. */
void box_close(struct box *b);

uint32_t box_uidvalidity(const struct box *b);
uint32_t box_uidnext(const struct box *b);
size_t box_count(const struct box *b);
/* Its UIDs could not be written down, and hold for this session only. */
bool box_is_fleeting(const struct box *b);
/* The file system does not let us change anything (BOX_WRITE was asked for). */
bool box_is_readonly(const struct box *b);

struct box_summary {
	size_t recent, unseen, deleted;
	size_t first_unseen;             /* index, or the count */
	uint64_t bytes;                  /* CRLF sizes of all ... */
	bool sized;                      /* ... if they are known */
	uint64_t modseq;                 /* HIGHESTMODSEQ; 0: none that lasts */
};
void box_summarize(const struct box *b, struct box_summary *out);

/* Is message i as it was when last looked at? Under the lock: 1 it is, 0 it has
 * gone, or someone has changed its flags, -1 with err. */
MUST_USE int box_is_current(struct box *b, size_t i, struct err *err);

struct box_range {
	uint32_t first, last;
};
/* UIDs that are no more since the modification sequence `since`, as ranges in
 * ascending order, disjoint (with mem_alloc, the caller's to free): their
 * number. When so much is not remembered, every UID from `least` on that has
 * no message; a range may tell of UIDs that were gone before. */
size_t box_gone_since(struct box *b, uint64_t since, uint32_t least,
    struct box_range **out);
const struct box_message *box_message(const struct box *b, size_t i);
/* Index of the first message with a UID of at least `uid`, or the count. */
size_t box_find(const struct box *b, uint32_t uid);

/* Look again: 0 and *changes, or -1 with err, after which the box is as before.
 * Cheap (three fstat) when nothing happened. */
MUST_USE int box_sync(struct box *b, struct box_changes *changes_out,
    struct err *err);

/* The same, but what is no more keeps its index, with `gone`, until box_sync
 * tells of it (n_gone is 0): for who may tell of new mail now and of expunges
 * not. */
MUST_USE int box_sync_holding(struct box *b, struct box_changes *changes_out,
    struct err *err);

/* The file, for reading, close-on-exec, the caller's to close. 1/0/-1. One that
 * is compressed (Dovecot's zlib plugin; io/unpack.h) is given uncompressed, as
 * a file without a name, of at most BOX_INFLATED_MAX bytes; one that is damaged
 * is an error (ERR_DATA). */
#define BOX_INFLATED_MAX (256u << 20)
MUST_USE int box_fd(struct box *b, size_t i, int *fd_out, struct err *err);
/* The same with one system call for its bytes, those of a message of at most
 * `most`; 2 it is larger, and `bytes` is its beginning. */
MUST_USE int box_whole(struct box *b, size_t i, int *fd_out,
    struct buf *bytes, size_t most, struct err *err);
/* Bytes on disk; bytes with CRLF line ends (RFC822.SIZE), counted from the file
 * when nothing tells; INTERNALDATE, seconds since 1970. 1/0/-1. */
MUST_USE int box_size(struct box *b, size_t i, uint64_t *size_out,
    struct err *err);
MUST_USE int box_vsize(struct box *b, size_t i, uint64_t *size_out,
    struct err *err);
MUST_USE int box_received(struct box *b, size_t i, int64_t *seconds_out,
    struct err *err);
/* When the file came to be where it is, or its flags last changed (ctime):
 * never earlier than the message came here. 1/0/-1. */
MUST_USE int box_changed(struct box *b, size_t i, int64_t *seconds_out,
    struct err *err);
/* When the message came into this mailbox, by delivery, APPEND or COPY (RFC
 * 8514): true and seconds since 1970, false when nothing tells. */
bool box_saved(struct box *b, size_t i, int64_t *seconds_out);
/* The id that a message keeps when copied or moved (Dovecot's GUID). */
struct span box_guid(struct box *b, size_t i);
/* The name of its file, up to the flags. */
struct span box_base(struct box *b, size_t i);
/* The POP3 unique id that was laid down for this message (imported from
 * another server): p is NULL when none was. */
struct span box_uidl(struct box *b, size_t i);

/* The number of a keyword here, or -1 when it is not in use. */
int box_keyword(const struct box *b, struct span name);
/* The same, and brought into use: 0..25, or -1 with err (ERR_LIMIT: no letter
 * is free; ERR_DATA: not a keyword; ERR_PERM: box_how is BOX_READ). */
MUST_USE int box_keyword_add(struct box *b, struct span name,
    struct err *err);
/* Name of keyword n < FLAGS_KEYWORDS_MAX; empty when n is free. */
struct span box_keyword_name(const struct box *b, unsigned n);

/* Change flags, starting from what the file says now. 1/0/-1. box_message(b, i)
 * then has the new ones, and box_sync will not report them as marked. */
MUST_USE int box_mark(struct box *b, size_t i,
    const struct flags_change *change, struct err *err);
/* Remove the message, or, where the tree keeps what is expunged, move it there;
 * it keeps its index, with `gone`, until box_sync. */
MUST_USE int box_expunge(struct box *b, size_t i, struct err *err);

/* While messages are copied into `to`, tell(arg, n) is called after each: n are
 * done. It is called under the lock, and must not wait. */
void box_on_progress(struct box *to, void (*tell)(void *arg, size_t done),
    void *arg);

/* Copies that come into `to` lose these flags. */
void box_refuse_flags(struct box *to, struct flags refused);
/* What is expunged now has been copied elsewhere, and is not kept. */
void box_set_moving(struct box *b, bool moving);

/* What comes into `to` now has only moved: no quota keeps it out; until it is
 * said that this is over. */
void box_lift_quota(struct box *to, bool lifted);

/* Put messages that were written with save_new(box_dir(to), ...) and ended into
 * the mailbox, all or none, durable on return: 0 and their UIDs in
 * uids_out[n], or -1 with err (ERR_LIMIT with sys EDQUOT: over quota). The
 * keywords of save_flags are this box's. */
MUST_USE int box_append(struct box *to, struct save *const *saves, size_t n,
    uint32_t *uids_out, struct err *err);
/* The same with one message, which takes the place of message i of `from`, the
 * same box or another: 1 and its UID, 0 message i has been expunged by someone
 * and nothing is done, -1 with err. Quota is not asked. */
MUST_USE int box_replace(struct box *from, size_t i, struct box *to,
    struct save *save, uint32_t *uid_out, struct err *err);
/* Copy messages (flags, keywords by name, received date) into another box, or
 * the same, all or none, durable on return: 1 and the new UIDs in uids_out[n],
 * 0 when one of them has been expunged (nothing is copied), -1 with err. Files
 * are hard-linked where possible. */
MUST_USE int box_copy(struct box *from, const size_t *indices, size_t n,
    struct box *to, uint32_t *uids_out, struct err *err);
/* For who keeps a file of his own in the directory: the lock, if it is free
 * now, and back. */
bool box_try_lock(struct box *b);
void box_unlock(struct box *b);
/* The mailbox's directory, for save_new. */
int box_dir(const struct box *b);

/* Make all changes durable and give back the lock: 0, or -1 with err. Nothing
 * when nothing was changed. */
MUST_USE int box_commit(struct box *b, struct err *err);

#endif
