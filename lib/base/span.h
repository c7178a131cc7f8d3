/* span - borrowed bytes with a length; may hold NUL, owns nothing.
 * Whoever keeps a span past the call that lent it copies the bytes.
 * Case is ASCII case: protocol words never depend on the locale.
 * SPDX-License-Identifier: ISC */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>

struct span {
	const char *p;
	size_t n;
};

/* A span over a string literal: a constant, with its length known. */
#define SPAN(literal) ((struct span){ (literal), sizeof(literal) - 1 })

/* Over the n bytes at p. */
struct span span_of(const char *p, size_t n);
/* Over a C string without its NUL; NULL gives the empty span. */
struct span span_str(const char *s);

bool span_eq(struct span a, struct span b);
/* The same without regard to ASCII case. */
bool span_ieq(struct span a, struct span b);
bool span_starts(struct span s, struct span prefix);
bool span_istarts(struct span s, struct span prefix);
bool span_ends(struct span s, struct span suffix);
bool span_has(struct span s, char c);

/* Order as memcmp, a shorter one first: <0, 0, >0. Ignoring case: icmp. */
int span_cmp(struct span a, struct span b);
int span_icmp(struct span a, struct span b);

/* Index of the first c at or after `from`, or s.n when there is none. */
size_t span_find(struct span s, size_t from, char c);
/* Index of the last c, or s.n. */
size_t span_rfind(struct span s, char c);
/* Index of the first `what` in s, or s.n; worst case s.n times what.n, so
 * for short, trusted `what` only. */
size_t span_search(struct span s, struct span what);

/* Bytes from..to-1; both are cut to what there is. */
struct span span_sub(struct span s, size_t from, size_t to);
struct span span_from(struct span s, size_t from);
/* Without blanks (space, tab, CR, LF) at both ends. */
struct span span_trim(struct span s);

/* Take the part of *rest before the first c off it: true and *part_out, or
 * false when *rest is used up (its p is NULL then). An empty last part after
 * a final c counts: "a,b," has three. */
bool span_cut(struct span *rest, char c, struct span *part_out);
/* Take the next word (bytes other than space and tab) off *rest. */
bool span_word(struct span *rest, struct span *word_out);

/* A NUL-terminated copy from mem_alloc; ends at n, an inner NUL is copied. */
char *span_dup(struct span s);

/* ASCII classes that no locale can change. */
bool span_is_digit(char c);
bool span_is_alpha(char c);
bool span_is_blank(char c);     /* space or tab */
char span_lower(char c);
char span_upper(char c);

#endif
