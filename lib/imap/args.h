/* args - takes the arguments of a complete command (imap/frame.h) apart, from
 * left to right (RFC 9051 9). Spans point into the command where they can, and
 * into the pool where quoting had to be undone.
 * Every function returns 0 and moves on, or -1 and stays; args_fault holds what
 * was expected, for the BAD reply.
 * SPDX-License-Identifier: ISC */
#ifndef IMAP_ARGS_H
#define IMAP_ARGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/pool.h"
#include "base/span.h"

struct args {
	struct span rest;
	struct pool *pool;
	const char *fault;
};

void args_init(struct args *s, struct span command, struct pool *pool);

bool args_at_end(const struct args *s);
/* The next byte, or '\0' at the end. */
char args_peek(const struct args *s);
/* Take c when it is next. */
bool args_maybe(struct args *s, char c);
MUST_USE int args_char(struct args *s, char c);
MUST_USE int args_space(struct args *s);
/* Nothing may follow. */
MUST_USE int args_end(struct args *s);

MUST_USE int args_tag(struct args *s, struct span *out);
MUST_USE int args_atom(struct args *s, struct span *out);
/* ASTRING-CHAR run, quoted string or literal. */
MUST_USE int args_astring(struct args *s, struct span *out);
MUST_USE int args_string(struct args *s, struct span *out);
/* string or NIL, whose p is NULL. */
MUST_USE int args_nstring(struct args *s, struct span *out);
/* A mailbox pattern: list-mailbox. */
MUST_USE int args_pattern(struct args *s, struct span *out);
/* number, number64: at most max. */
MUST_USE int args_number(struct args *s, uint64_t max, uint64_t *out);
/* The bytes of a sequence-set, unchecked: digits : , * and $. */
MUST_USE int args_set(struct args *s, struct span *out);
/* Letters, digits, '.' and '-': the name of a search key or FETCH item. */
MUST_USE int args_word(struct args *s, struct span *out);
/* "\Seen", "$Forwarded", "word": flag, with its backslash. */
MUST_USE int args_flag(struct args *s, struct span *out);
/* A literal's announcement whose bytes were not kept (frame_skip). */
MUST_USE int args_announcement(struct args *s, uint64_t *size_out);

/* Note what was expected: -1. */
int args_fail(struct args *s, const char *expected);

#endif
