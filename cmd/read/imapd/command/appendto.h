/* appendto - what APPEND and REPLACE put where: the mailbox, the messages
 * written into its tmp/ so far, and their commit. How the client says it is
 * append.c's matter.
 * SPDX-License-Identifier: ISC */
#ifndef APPENDTO_H
#define APPENDTO_H

#include <stdbool.h>
#include <stdint.h>

#include "../catenate.h"
#include "../place.h"
#include "../reply.h"
#include "maildir/box.h"
#include "maildir/save.h"

struct session;

/* Where in the command's grammar we are. */
enum append_state {
	APPEND_NEXT,             /* a message may begin, or the command end */
	APPEND_CLOSE,            /* ")" of UTF8 (literal8), then APPEND_NEXT */
	APPEND_PART,             /* in CATENATE: a part */
	APPEND_PART_CLOSE,       /* ")" of UTF8 there, then APPEND_PART_END */
	APPEND_PART_END,         /* another part, or ")" */
};

/* CRLF to LF, as messages are stored. What cannot be in a message is noted. */
struct append_lines {
	struct stage stage;
	bool after_cr;
	bool nul;
};

struct append {
	enum append_state state, then;   /* then: after the literal */
	size_t head, at;         /* of frame.bytes: the command up to the
	                          * mailbox, which stays; what has been read */
	struct box *to;          /* the mailbox */
	struct space *space;
	struct span name;        /* in it, with its memory */
	struct span full;        /* as the client says it, the same */
	struct flags flags;      /* that may be set in it */
	struct save *saves[SAVE_BATCH_MAX];
	size_t n;                /* the last may be under way */
	uint64_t bytes;          /* of those that are whole */
	uint64_t size;           /* of the one under way */
	struct append_lines lines;       /* which it goes through */
	struct catenate catenate;
	bool binary;             /* some of it came as literal8 */
	bool unknown_cte;        /* NUL in such */
	struct err err;          /* why a message could not be kept */
	bool replaces;           /* REPLACE: message `victim` of the view */
	size_t victim;
};

/* What stands before a message: how it shall appear. */
struct append_look {
	struct flags flags;
	bool dated;
	int64_t date;
};

/* Open the mailbox: REPLY_OK, or why not. s->append is made by it. */
enum reply appendto_open(struct session *s, const struct place *place);
/* The message that REPLACE names, before appendto_open. */
enum reply appendto_victim(struct session *s, bool uid, uint32_t number,
    size_t *out);

/* May a message of so many bytes more come? */
enum reply appendto_check(struct session *s, uint64_t size);
/* Begin one. */
enum reply appendto_begin(struct session *s, const struct append_look *look);
/* Bytes of it: 0, or -1 with s->err. */
MUST_USE int appendto_put(struct append *a, struct span bytes);
/* Its end. A fault in it is kept in a->err. */
void appendto_end(struct session *s);

/* All of them at once. */
enum reply appendto_commit(struct session *s);

#endif
