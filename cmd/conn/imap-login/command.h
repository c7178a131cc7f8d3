/* command - one IMAP command before authentication (RFC 9051 9): tag, name and
 * the rest with its literals, in one bounded buffer. Read whole, then taken
 * apart; nothing nests, so parentheses cost nothing (CVE-2026-27857).
 *
 *     a LOGIN joe {6+} CRLF
 *     secret CRLF
 * SPDX-License-Identifier: ISC */
#ifndef COMMAND_H
#define COMMAND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

#define COMMAND_TAG_MAX 200

struct command {
	struct buf text;             /* literals as {n} CRLF and their bytes */
	struct span tag, name;       /* set with the first line */
	size_t args;                 /* where the arguments begin */
	uint64_t literal;            /* size of the one that must come now */
	bool synchronizing;          /* and the client waits for "+" */
};

enum command_next {
	COMMAND_COMPLETE,
	COMMAND_LITERAL,             /* c->literal bytes, then a line */
	COMMAND_TOO_LONG,            /* no room: nothing more of it comes */
	COMMAND_LOST,                /* no room, and it comes all the same */
};

/* max: bytes of all of it. */
void command_init(struct command *c, size_t max);
/* Wipes: it may hold a password. */
void command_done(struct command *c);

/* Until the next command_begin there is no tag. */
void command_forget(struct command *c);
/* A new command's first line: what must follow it. The tag is empty when there
 * is no valid one. */
enum command_next command_begin(struct command *c, struct span line);
/* The literal that was announced, in any pieces, and then the line after it. */
void command_literal(struct command *c, struct span bytes);
enum command_next command_line(struct command *c, struct span line);

/* Taking the arguments apart: a place in c->text, starting at c->args. Each
 * returns 0, or -1 where the grammar is broken. */
MUST_USE int command_space(const struct command *c, size_t *at);
MUST_USE int command_atom(const struct command *c, size_t *at,
    struct span *out);
/* atom, quoted string or literal. A quoted string's backslashes are taken out
 * in place: each argument is read once. NUL is never part of one. */
MUST_USE int command_astring(struct command *c, size_t *at, struct span *out);
/* The same without atoms, and NIL as p NULL. */
MUST_USE int command_nstring(struct command *c, size_t *at, struct span *out);
MUST_USE int command_char(const struct command *c, size_t *at, char wanted);
bool command_at_end(const struct command *c, size_t at);

#endif
