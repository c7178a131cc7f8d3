/* notify - what a client has asked to be told of at any time (RFC 5465): the
 * state of NOTIFY. A session that has never used it has none; NOTIFY NONE
 * leaves one that asks for nothing.
 *
 *     listing     the names there are, sorted     told: MailboxName, and such
 *     boxes       the same, what was told of each MessageNew and the like
 *     lookout     directories that are watched, or looked at now and then
 *
 * Memory: about 150 bytes and the name for each mailbox there is.
 * SPDX-License-Identifier: ISC */
#ifndef NOTIFY_H
#define NOTIFY_H

#include <stdbool.h>
#include <stdint.h>

#include "../listing.h"
#include "base/attr.h"
#include "lookout.h"
#include "request.h"

#define NOTIFY_BOXES_MAX 20000       /* mailboxes with message events */
#define NOTIFY_WATCHED_MAX 1000      /* of them, by the system's watcher; the
                                      * others are looked at */
#define NOTIFY_LOOKS 128             /* at so many of those a second */
#define NOTIFY_LISTED_MS 1000        /* least time between two listings */

struct session;

struct notify_box {
	uint64_t modseq;         /* told last, when `known` */
	uint64_t ino;            /* of its directory; a new name keeps it */
	int64_t made;            /* and so does this time; 0: not known */
	uint64_t stamp;          /* of its directories, if looked at */
	uint32_t validity, next, messages, unseen;
	int ids[2];              /* in the lookout, or -1 */
	uint8_t events;
	bool known, dirty;
};

struct notify {
	struct request request;
	struct listing listing;
	struct notify_box *boxes;        /* of listing.names */
	struct lookout lookout;
	size_t n_unwatched;              /* boxes to be looked at, ... */
	size_t look_at;                  /* ... and where to go on */
	bool names_dirty, any_dirty;
	bool look_at_names;              /* they are not all watched */
	bool rewatch;                    /* a directory was another one */
	int64_t listed_ms;
};

/* Begin, instead of what was: 0; -1 with s->err, ERR_LIMIT for too many
 * mailboxes, and what was goes on. The request is taken over. */
MUST_USE int notify_set(struct session *s, struct request *request);
/* Nothing more is told. */
void notify_none(struct session *s);
void notify_free(struct session *s);
/* Is there something to wait for between commands? */
bool notify_waits(const struct session *s);

/* What of the selected mailbox may be told now: enum view_tell. In IDLE, or
 * when a command `permits` it, expunges too. */
unsigned notify_selected(const struct session *s, bool permits);
/* Messages from index `first` on are new: what was asked of them. */
void notify_added(struct session *s, size_t first);
/* This client has made, removed, renamed or subscribed to mailboxes: it is not
 * told of that. */
void notify_own_names(struct session *s);

/* For wait.c. Something was reported, or `ids` lost: note what is to be looked
 * at. */
void notify_report(struct session *s, const int *ids, size_t n);
/* Take all that has been reported by now. s->notify may be another
 * afterwards. */
void notify_take_reports(struct session *s);
/* Where nothing is reported: look at some, once in OS_WATCH_POLL_MS. */
void notify_look_around(struct session *s);
/* Tell of the other mailboxes; ms until there is more to tell, or -1. */
int notify_tell(struct session *s, int64_t now_ms);

#endif
