/* appendread - the grammar of APPEND and REPLACE, read in steps: as far as a
 * literal that is part of a message, which the caller takes, or to the end.
 *
 *     "APPEND" SP mailbox 1*(SP [flags SP] [date SP] data)
 *     ["UID" SP] "REPLACE" SP number SP mailbox SP [flags SP] [date SP] data
 *     data = literal / literal8 / utf8 / "CATENATE" SP "(" part *(SP part) ")"
 *     utf8 = "UTF8" SP "(" literal8 ")"                          (RFC 6855 4)
 *     part = "URL" SP astring / "TEXT" SP literal / utf8
 *
 * SPDX-License-Identifier: ISC */
#ifndef APPENDREAD_H
#define APPENDREAD_H

#include "../reply.h"
#include "appendto.h"
#include "imap/args.h"

/* What the command goes on with. */
enum append_step {
	STEP_END,                /* nothing follows */
	STEP_TAKE,               /* a literal that is (part of) a message */
	STEP_KEEP,               /* a literal that is an argument */
	STEP_FAIL,
};

struct append_cursor {
	struct args args;
	enum reply reply;        /* of STEP_FAIL */
	uint64_t size;           /* of the literal of STEP_TAKE */
};

/* From the tag to the mailbox: REPLY_OK, and s->append is there; REPLY_UNKNOWN
 * when it is none of these commands, or not all of that has come; or why
 * not. */
enum reply appendread_begin(struct session *s);
/* Read on from where we were; what has been read before is dropped. */
enum append_step appendread_on(struct session *s, struct append_cursor *c);

#endif
