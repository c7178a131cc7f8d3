/* list - several deliveries of one message, as an authenticator gives them to
 * us: on descriptor 3, for each, the variables of mail-environment(7) that we
 * read (SENDER RECIPIENT HOME MAILDIR QUOTA LAYOUT USER ACL_GROUPS) as
 * NAME=value lines and an empty line.
 * SPDX-License-Identifier: ISC */
#ifndef LIST_H
#define LIST_H

#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "deliver.h"

#define LIST_FD 3
#define LIST_MAX 100                 /* deliveries of one list */
#define LIST_BYTES_MAX (1u << 20)

struct list {
	struct buf text;
	struct deliver *d;
	struct tree *trees;
	struct err *errs;            /* of each, ERR_NONE when it can be
				      * tried */
	size_t n;
	size_t room;                 /* how many of them can be open at once */
};

/* Read it, with `common` for what the options say, and open each Maildir: 0, or
 * -1 with err. */
MUST_USE int list_read(struct list *l, const struct deliver *common,
    struct err *err);
void list_done(struct list *l);
/* The descriptors of the Maildirs that are open, n of them in fds. */
size_t list_dirs(const struct list *l, int fds[LIST_MAX]);
/* Deliver the message in fd, and write one line for each to descriptor 1: the
 * exit code that this would have had alone, and the words; or "again": nothing
 * was done, since there are too few descriptors, and alone it may be. 0, or -1
 * with err. */
MUST_USE int list_deliver(struct list *l, int fd, struct err *err);

#endif
