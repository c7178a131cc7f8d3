/* deliver - one message into mailboxes of one Maildir, and of public ones where
 * those are named, all or none.
 * SPDX-License-Identifier: ISC */
#ifndef DELIVER_H
#define DELIVER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"
#include "base/span.h"
#include "maildir/quota.h"
#include "maildir/tree.h"
#include "posting.h"

#define DELIVER_ADDRESS_MAX 1000     /* bytes of SENDER and RECIPIENT */

struct deliver {
	struct option_list folders;      /* none: INBOX */
	struct option_list flags;        /* "Seen", "$Label1", or several */
	bool no_create;                  /* a missing folder: INBOX instead */
	uint64_t compress;               /* gzip level; 0: as it is */
	bool raw;                        /* nothing is added or taken away */
	const char *sender;              /* NULL: no Return-Path */
	const char *recipient;           /* NULL: no Delivered-To */
	void (*exhausted)(void);         /* memory is, after the message is in
	                                  * its mailboxes: it may not seem not
	                                  * to be */
	enum layout layout;              /* that of the tree */
	struct quota quota;              /* none: what maildirsize says */
	const struct posting *posting;   /* other trees, and who may post */
	struct posting_account account;
};

/* Check what the settings say without touching the Maildir: 0, or -1 with err
 * ERR_USAGE. */
MUST_USE int deliver_check(const struct deliver *d, struct err *err);

/* Read the message from fd and deliver it, durable on return: 0, or -1 with
 * err, and then nothing of it is in any mailbox. ERR_PERM and ERR_DATA begin
 * with an enhanced status code; everything else is temporary. */
MUST_USE int deliver_message(const struct deliver *d, const struct tree *t,
    int fd, struct err *err);

/* The same for n deliveries of one message, each into its own Maildir, so that
 * the file system commits once for all: every file is written before the first
 * is made durable. errs[i] is that of delivery i, ERR_NONE when it is done. The
 * message must be a file. */
void deliver_many(const struct deliver *d, const struct tree *trees,
    size_t n, int fd, struct err *errs);

#endif
