/* message - one message of the selected mailbox being looked at by FETCH or
 * SEARCH: what each needs is read when it is first asked for.
 * Results 1/0/-1: 1 there, 0 the message is no more, -1 s->err.
 * SPDX-License-Identifier: ISC */
#ifndef MESSAGE_H
#define MESSAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "mime/addrs.h"
#include "mime/header.h"
#include "mime/parts.h"

struct session;
struct memo;

struct message {
	struct session *s;
	size_t i;                /* index in the box */
	uint32_t uid;
	int fd;                  /* -1: not opened yet */
	bool has_header;
	bool has_fields;         /* header has those of fields.h */
	struct header header;
	bool has_kept;           /* the same, uncut: fields_ready */
	struct buf kept;
	struct addrs addrs;      /* facts.c's */
	struct buf bytes;        /* message_bytes */
	struct memo *memo;       /* what is known, or NULL */
	struct findtext *findtext;       /* SEARCH's keys that look for text */
	bool has_bytes;          /* message_bytes has read them */
	struct buf fact;
	unsigned relevance, n_relevance; /* sum and number of what FUZZY
	                                  * found */
	unsigned lazily;         /* previews made although LAZY was asked for */
};

void message_init(struct message *m, struct session *s);
void message_done(struct message *m);
/* Look at message i now. */
void message_at(struct message *m, size_t i);

MUST_USE int message_open(struct message *m);
/* m->header: the message's own, parsed. */
MUST_USE int message_header(struct message *m);
/* The tree; it is kept in the view until another message is looked at. */
MUST_USE int message_parts(struct message *m, const struct parts **out);

/* All of it as it is in the file, when that is at most MESSAGE_SMALL bytes: 1;
 * 2 it is larger; 0, -1. */
#define MESSAGE_SMALL (256u << 10)
MUST_USE int message_bytes(struct message *m, struct span *out);

/* What message_bytes has read of this message, else p NULL. */
struct span message_held(struct message *m);

enum message_piece { MESSAGE_WHOLE, MESSAGE_HEADER, MESSAGE_TEXT };
/* Where a piece of the whole message is and how long. */
MUST_USE int message_extent(struct message *m, enum message_piece piece,
    struct parts_extent *out);

#endif
