/* imapline - one IMAP command before authentication (RFC 9051 9): tag, name and
 * the rest with its literals, in one bounded buffer; or one of ManageSieve
 * (RFC 5804 4), which is the same without a tag. Read whole, then taken
 * apart; nothing nests, so parentheses cost nothing (CVE-2026-27857).
 *
 *     a LOGIN joe {6+} CRLF
 *     secret CRLF
 * SPDX-License-Identifier: ISC */
#ifndef LOGIN_IMAPLINE_H
#define LOGIN_IMAPLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

#define IMAPLINE_TAG_MAX 200

struct imapline {
	struct buf text;             /* literals as {n} CRLF and their bytes */
	struct span tag, name;       /* set with the first line */
	size_t args;                 /* where the arguments begin */
	uint64_t literal;            /* size of the one that must come now */
	bool synchronizing;          /* and the client waits for "+" */
};

enum imapline_next {
	IMAPLINE_COMPLETE,
	IMAPLINE_LITERAL,             /* c->literal bytes, then a line */
	IMAPLINE_TOO_LONG,            /* no room: nothing more of it comes */
	IMAPLINE_LOST,                /* no room, and it comes all the same */
};

/* max: bytes of all of it. */
void imapline_init(struct imapline *c, size_t max);
/* Wipes: it may hold a password. */
void imapline_done(struct imapline *c);

/* Until the next imapline_begin there is no tag. */
void imapline_forget(struct imapline *c);
/* A new command's first line: what must follow it. The tag is empty when there
 * is no valid one. */
enum imapline_next imapline_begin(struct imapline *c, struct span line);
/* The same for a command without a tag. */
enum imapline_next imapline_begin_bare(struct imapline *c, struct span line);
/* The literal that was announced, in any pieces, and then the line after it. */
void imapline_literal(struct imapline *c, struct span bytes);
enum imapline_next imapline_line(struct imapline *c, struct span line);

/* Taking the arguments apart: a place in c->text, starting at c->args. Each
 * returns 0, or -1 where the grammar is broken. */
MUST_USE int imapline_space(const struct imapline *c, size_t *at);
MUST_USE int imapline_atom(const struct imapline *c, size_t *at,
    struct span *out);
/* atom, quoted string or literal. A quoted string's backslashes are taken out
 * in place: each argument is read once. NUL is never part of one. */
MUST_USE int imapline_astring(struct imapline *c, size_t *at, struct span *out);
/* The same without atoms. */
MUST_USE int imapline_string(struct imapline *c, size_t *at, struct span *out);
/* That, and NIL as p NULL. */
MUST_USE int imapline_nstring(struct imapline *c, size_t *at, struct span *out);
MUST_USE int imapline_char(const struct imapline *c, size_t *at, char wanted);
bool imapline_at_end(const struct imapline *c, size_t at);

#endif
