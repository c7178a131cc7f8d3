/* save - put a message into a mailbox so that it is there wholly and for good,
 * or not at all.
 *
 *     state    tmp/NAME    new|cur/NAME   how it comes about
 *     S0       -           -
 *     S1       growing     -              openat O_EXCL
 *     S2       whole       -              write, fsync
 *     S3       whole       whole          linkat: the commit point
 *     S4       -           whole          unlinkat of tmp, fsync of new|cur; of
 *                                         several files the other way round
 *
 * A crash in S1 or S2 leaves a file in tmp/ that no reader looks at and that is
 * removed after 36 hours; in S3 a second name in tmp/. Nobody is told of
 * success before S4. An existing file is never replaced. A link that reports
 * failure although it happened (NFS) is recognised by its link count.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_SAVE_H
#define MAILDIR_SAVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "io/stage.h"
#include "maildir/flags.h"

#define SAVE_BATCH_MAX 1000          /* messages of one save_commit */

struct save;

/* Begin a message in the mailbox directory `mailbox` (kept open by the caller):
 * a new file in its tmp/, or NULL with err. The caller pushes the message into
 * save_stage and ends it (or uses save_fill), then save_commit, then
 * save_free, which removes from tmp/ whatever was not committed. */
struct save *save_new(int mailbox, struct err *err);
void save_free(struct save *s);
struct stage *save_stage(struct save *s);
/* All of fd, from where it stands: 0 or -1 with err. */
MUST_USE int save_fill(struct save *s, int fd, struct err *err);

/* Before the first byte: compress the file at this level (io/gzip.h). The sizes
 * in the name stay those of the message. 0, or -1 with err. */
MUST_USE int save_compress(struct save *s, int level, struct err *err);

/* How it shall appear. Without these: in new/, as received now. With flags or
 * keywords, or `seen_before` true: in cur/. */
void save_flags(struct save *s, struct flags flags, bool seen_before);
/* The received date (INTERNALDATE), kept as the file's time. */
void save_received(struct save *s, int64_t seconds);

/* Bytes of the message so far, and with every bare LF counted as CRLF. */
uint64_t save_size(const struct save *s);
uint64_t save_vsize(const struct save *s);
/* The base name it has, or will have; known once the stage has ended. */
struct span save_base(const struct save *s);

/* Commit n messages, of any mailboxes: first every file is made durable, then
 * every one is linked, then every directory is made durable. 0, or -1 with
 * err: then what had been linked is taken back. */
MUST_USE int save_commit(struct save *const *saves, size_t n,
    struct err *err);
/* The first of these steps by itself, for who commits under a lock: 0 or -1. */
MUST_USE int save_sync(struct save *const *saves, size_t n, struct err *err);
/* Take a commit back, whose success nobody has been told of. */
void save_undo(struct save *const *saves, size_t n);

#endif
