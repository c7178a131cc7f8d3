/* reply - every tagged reply there is, as a table. A command returns a reply's
 * name; nobody else spells OK, NO or BAD.
 * SPDX-License-Identifier: ISC */
#ifndef REPLY_H
#define REPLY_H

#include "base/err.h"
#include "base/span.h"

enum reply {
	REPLY_OK,
	REPLY_NOTHING,           /* has been answered already */
	REPLY_SYNTAX,            /* BAD, with the argument parser's words */
	REPLY_UNKNOWN,
	REPLY_STATE,
	REPLY_NUMBER,            /* no such message number */
	REPLY_LITERAL,
	REPLY_UIDREQUIRED,       /* message numbers after UIDONLY (RFC 9586) */
	REPLY_NONEXISTENT,
	REPLY_TRYCREATE,
	REPLY_EXISTS,
	REPLY_READONLY,
	REPLY_GONE,
	REPLY_CHARSET,
	REPLY_TOOBIG,
	REPLY_BADURL,            /* s->code has the URL (RFC 4469) */
	REPLY_OVERQUOTA,
	REPLY_LIMIT,
	REPLY_CANNOT,
	REPLY_NOPERM,
	REPLY_HASCHILDREN,
	REPLY_CORRUPTION,        /* a message's file is damaged */
	REPLY_INUSE,             /* someone holds the mailbox's lock */
	REPLY_UNAVAILABLE,
};

struct session;

/* The reply that an error stands for. */
enum reply reply_of(const struct err *err);
/* Write "tag OK text". s->code, when not empty, is the response code;
 * s->err.text, when not empty, the text of a NO. */
void reply_write(struct session *s, struct span tag, enum reply reply,
    struct span command);

#endif
