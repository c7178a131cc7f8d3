/* deliver - one message into the mailboxes of one Maildir, all or none.
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

#define DELIVER_ADDRESS_MAX 1000     /* bytes of SENDER and RECIPIENT */

struct deliver {
	struct option_list folders;      /* none: INBOX */
	struct option_list flags;        /* "Seen", "$Label1", or several */
	bool no_create;                  /* a missing folder: INBOX instead */
	bool raw;                        /* nothing is added or taken away */
	const char *sender;              /* NULL: no Return-Path */
	const char *recipient;           /* NULL: no Delivered-To */
	struct quota quota;              /* none: what maildirsize says */
};

/* Check what the settings say without touching the Maildir: 0, or -1 with err
 * ERR_USAGE. */
MUST_USE int deliver_check(const struct deliver *d, struct err *err);

/* Read the message from fd and deliver it, durable on return: 0, or -1 with err,
 * and then nothing of it is in any mailbox. ERR_PERM and ERR_DATA begin with an
 * enhanced status code; everything else is temporary. */
MUST_USE int deliver_message(const struct deliver *d, const struct tree *t,
    int fd, struct err *err);

#endif
