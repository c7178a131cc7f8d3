/* incoming - the message on its way in: its header section in memory, the rest
 * still unread, so that a message of any size goes from a pipe or a file into
 * any number of mailboxes in one pass and constant memory.
 * SPDX-License-Identifier: ISC */
#ifndef INCOMING_H
#define INCOMING_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "io/stage.h"
#include "mime/header.h"

struct incoming {
	int fd;
	struct buf bytes;        /* what has been read: the header and a bit */
	size_t from;             /* where the header starts in bytes */
	size_t end;              /* and where it ends: at the empty line */
	bool ended;              /* end of file was seen */
	bool crlf;               /* its lines end in CR LF */
	struct header header;
};

void incoming_init(struct incoming *m, int fd);
void incoming_done(struct incoming *m);

/* Read as far as the end of the header: 0, or -1 with err (ERR_DATA: empty;
 * ERR_LIMIT: header too large). An mbox "From " line before it is dropped. */
MUST_USE int incoming_read(struct incoming *m, struct err *err);

/* Is there a Delivered-To field with this address? */
bool incoming_was_delivered_to(const struct incoming *m, struct span address);

/* Read the rest as well, if it is small: then it can be pushed again and again.
 * 1 it is all in memory, 0 not, -1 with err. */
MUST_USE int incoming_keep(struct incoming *m, struct err *err);

/* Push `lines` (each with LF, which becomes the message's own line end), then
 * the message, without its Return-Path fields if drop_return_path, into n
 * stages, and end them. 0, or -1 with err. */
MUST_USE int incoming_push(struct incoming *m, struct span lines,
    bool drop_return_path, struct stage *const *stages, size_t n,
    struct err *err);

#endif
