/* scan - takes the arguments of a complete command (imap/frame.h) apart, from
 * left to right (RFC 9051 9). Spans point into the command where they can, and
 * into the pool where quoting had to be undone.
 * Every function returns 0 and moves on, or -1 and stays; scan_fault holds what
 * was expected, for the BAD reply.
 * SPDX-License-Identifier: ISC */
#ifndef IMAP_SCAN_H
#define IMAP_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/pool.h"
#include "base/span.h"

struct scan {
	struct span rest;
	struct pool *pool;
	const char *fault;
};

void scan_init(struct scan *s, struct span command, struct pool *pool);

bool scan_at_end(const struct scan *s);
/* The next byte, or '\0' at the end. */
char scan_peek(const struct scan *s);
/* Take c when it is next. */
bool scan_maybe(struct scan *s, char c);
MUST_USE int scan_char(struct scan *s, char c);
MUST_USE int scan_space(struct scan *s);
/* Nothing may follow. */
MUST_USE int scan_end(struct scan *s);

MUST_USE int scan_tag(struct scan *s, struct span *out);
MUST_USE int scan_atom(struct scan *s, struct span *out);
/* ASTRING-CHAR run, quoted string or literal. */
MUST_USE int scan_astring(struct scan *s, struct span *out);
MUST_USE int scan_string(struct scan *s, struct span *out);
/* string or NIL, whose p is NULL. */
MUST_USE int scan_nstring(struct scan *s, struct span *out);
/* A mailbox pattern: list-mailbox. */
MUST_USE int scan_pattern(struct scan *s, struct span *out);
/* number, number64: at most max. */
MUST_USE int scan_number(struct scan *s, uint64_t max, uint64_t *out);
/* The bytes of a sequence-set, unchecked: digits : , * and $. */
MUST_USE int scan_set(struct scan *s, struct span *out);
/* Letters, digits, '.' and '-': the name of a search key or FETCH item. */
MUST_USE int scan_word(struct scan *s, struct span *out);
/* "\Seen", "$Forwarded", "word": flag, with its backslash. */
MUST_USE int scan_flag(struct scan *s, struct span *out);
/* A literal's announcement whose bytes were not kept (frame_skip). */
MUST_USE int scan_announcement(struct scan *s, uint64_t *size_out);

/* Note what was expected: -1. */
int scan_fail(struct scan *s, const char *expected);

#endif
