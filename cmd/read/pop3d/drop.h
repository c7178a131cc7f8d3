/* drop - the maildrop of one POP3 session (RFC 1939 4 and 5): the messages that
 * were in INBOX when it began, under numbers that stay; what the client wants
 * removed is removed by drop_finish and not before.
 * SPDX-License-Identifier: ISC */
#ifndef DROP_H
#define DROP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "maildir/box.h"
#include "maildir/dotlock.h"
#include "maildir/tree.h"
#include "uidls.h"

#define DROP_LOCK_WAIT_MS 1000

struct drop_options {
	const char *uidl_format;
	const char *delete_flag;     /* what has this keyword is hidden; NULL */
	bool delete_expunges;        /* and what is deleted now is removed */
	bool no_flag_updates;        /* RETR does not mark as seen */
	bool lock_session;
	bool log_events;             /* a line for each message removed */
	bool read_only;              /* leave everything in its place */
	bool reuse_xuidl, save_uidl, rename_duplicates;      /* uidls.h */
};

struct drop_message {
	size_t index;                /* in the box */
	uint64_t size;               /* octets as sent */
	bool deleted;
	bool fetched;                /* by RETR */
};

struct drop {
	const struct drop_options *opt;
	struct tree *tree;
	struct box *box;
	struct drop_message *messages;       /* number n is messages[n - 1] */
	size_t n;
	uint64_t size;                       /* of all of them */
	size_t n_deleted;
	uint64_t deleted_size;
	size_t seen;                         /* the highest number marked so */
	struct dotlock lock;
	struct uidls uidls;
	struct span user;                    /* for the log; may be empty */
};

void drop_init(struct drop *d, struct tree *tree,
    const struct drop_options *opt);
void drop_done(struct drop *d);
/* With lock_session: 1 it is ours, 0 another session's, -1 with err. Before
 * confinement: whether its holder is alive can be asked only then. */
MUST_USE int drop_lock(struct drop *d, struct err *err);
/* Now and then: keep the lock fresh for those that cannot see our process. */
MUST_USE int drop_keep(struct drop *d, struct err *err);
/* Number the messages: 0, or -1 with err. */
MUST_USE int drop_open(struct drop *d, struct err *err);

/* Of message n, 1 to d->n. Its file, the caller's to close: 1, 0 when someone
 * has removed it meanwhile, -1 with err. */
MUST_USE int drop_fd(struct drop *d, size_t n, int *fd_out, struct err *err);

void drop_delete(struct drop *d, size_t n);
void drop_undelete_all(struct drop *d);

/* The end: with `update` remove what was deleted; in either case mark what was
 * fetched. Durable on return: 0, or -1 with err, when some of it may not have
 * been done. */
MUST_USE int drop_finish(struct drop *d, bool update, struct err *err);

#endif
