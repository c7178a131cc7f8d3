/* view - the selected mailbox as this client knows it. Message i of the box is
 * number i + 1 until view_sync tells the client otherwise, which is done only
 * where the protocol permits (RFC 9051 7.5.1).
 * SPDX-License-Identifier: ISC */
#ifndef VIEW_H
#define VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"
#include "context.h"
#include "imap/seqset.h"
#include "maildir/box.h"
#include "mime/parts.h"

struct session;

/* What was worked out of one message, kept for the client that fetches it in
 * pieces: without it, n pieces would cost n passes over the message. */
struct view_memory {
	uint32_t uid;            /* 0: nothing */
	bool has_parts;
	struct parts parts;
	bool has_whole;          /* extents of the whole, its header, its
	                          * text */
	struct parts_extent whole, header, text;
	/* How far a piece was read: this many bytes of the section at `at`
	 * are `wire` bytes on the wire. */
	uint64_t at, n, file, wire;
};

/* What may be told. */
enum view_tell {
	VIEW_COUNTS = 1,         /* messages that come and go */
	VIEW_FLAGS = 2,
	VIEW_HOLDING = 4,        /* but not yet those that go */
	VIEW_NO_NEWS = 8,        /* with delay-newmail: nor those that come */
};

struct view {
	struct contexts contexts;        /* searches that are kept up to date */
	struct box *box;         /* NULL: none is selected */
	unsigned serial;         /* another with each mailbox that is
	                          * selected */
	bool readonly;
	bool examined;           /* it stays so, whatever the rights */
	unsigned rights;         /* maildir/acl.h */
	struct buf name;
	struct seqset saved;     /* UIDs: the "$" of RFC 5182 */
	size_t keywords;         /* how many names the client was told */
	uint32_t told;           /* UIDs above it are kept back (delay-newmail);
	                          * UINT32_MAX: none is */
	struct view_memory memory;
};

void view_init(struct view *v);
void view_done(struct view *v);
/* Nothing is selected any more. */
void view_close(struct view *v);

/* Have the messages in memory: 0, or -1, when the session has ended with
 * BYE. */
MUST_USE int view_load(struct session *s);
/* How many messages the client knows of: those behind them are not his yet. */
size_t view_count(const struct view *v);
/* Look again and tell what changed, as far as the client wants to know
 * (NOTIFY): EXPUNGE, EXISTS, RECENT, FETCH FLAGS. */
void view_sync(struct session *s);
/* The same by enum view_tell. */
void view_sync_how(struct session *s, unsigned how);
/* "* FLAGS (...)" when there are names that the client has not heard of. */
void view_tell_keywords(struct session *s);

/* "(\Seen $x)", added to s->text; \Recent only where the client knows it. */
void view_write_flags(struct session *s, const struct box *b,
    struct flags flags);
void view_write_all_flags(struct session *s, const struct box *b, bool recent,
    bool any);

/* "* n FETCH (" of message i, with "UID u " when `uid`; after UIDONLY "* u
 * UIDFETCH (" (RFC 9586 3.4). */
void view_write_fetch(struct session *s, size_t i, bool uid);
/* " MODSEQ (n)" of message i, for a client that has asked for such. */
void view_write_modseq(struct session *s, size_t i);

/* A set of messages: numbers or UIDs, or "$". */
struct view_set {
	struct seqset set;
	bool uid;
};

/* Read `text` (pool memory): 0, or -1 with err: ERR_DATA also when a sequence
 * number has no message. Then view_set_done. */
MUST_USE int view_set_parse(struct view_set *set, const struct view *v,
    struct span text, bool uid, struct err *err);
void view_set_done(struct view_set *set);
/* Index of the next message of the set at or after `from`, or the count. */
size_t view_set_next(const struct view_set *set, const struct view *v,
    size_t from);

#endif
