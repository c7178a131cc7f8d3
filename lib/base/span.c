/* span - see span.h. Nothing here allocates but span_dup, nothing looks past n.
 * SPDX-License-Identifier: ISC */
#include "base/span.h"

#include <stdint.h>
#include <string.h>

#include "base/mem.h"

struct span
span_of(const char *p, size_t n)
{
	return (struct span){ p, n };
}

struct span
span_str(const char *s)
{
	return (struct span){ s, s == NULL ? 0 : strlen(s) };
}

bool
span_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
span_is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
span_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

char
span_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

char
span_upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

bool
span_eq(struct span a, struct span b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool
span_ieq(struct span a, struct span b)
{
	return a.n == b.n && span_icmp(a, b) == 0;
}

bool
span_starts(struct span s, struct span prefix)
{
	return s.n >= prefix.n && span_eq(span_sub(s, 0, prefix.n), prefix);
}

bool
span_istarts(struct span s, struct span prefix)
{
	return s.n >= prefix.n && span_ieq(span_sub(s, 0, prefix.n), prefix);
}

bool
span_ends(struct span s, struct span suffix)
{
	return s.n >= suffix.n &&
	    span_eq(span_from(s, s.n - suffix.n), suffix);
}

bool
span_has(struct span s, char c)
{
	return span_find(s, 0, c) < s.n;
}

static int
compare_lengths(struct span a, struct span b)
{
	return a.n == b.n ? 0 : a.n < b.n ? -1 : 1;
}

int
span_cmp(struct span a, struct span b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int d = n == 0 ? 0 : memcmp(a.p, b.p, n);

	return d != 0 ? d : compare_lengths(a, b);
}

int
span_icmp(struct span a, struct span b)
{
	size_t i;

	for (i = 0; i < a.n && i < b.n; i++) {
		int d = (unsigned char)span_lower(a.p[i]) -
		    (unsigned char)span_lower(b.p[i]);

		if (d != 0)
			return d;
	}
	return compare_lengths(a, b);
}

/* Is one of the eight bytes at p that of `every`, which is eight times it? They
 * become zero, from which alone a borrow can begin. */
static bool
word_has(const char *p, uint64_t every)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
	w ^= every;
	return ((w - UINT64_MAX / 0xff) & ~w & UINT64_MAX / 0xff * 0x80) != 0;
}

/* Most of what is looked for is near: the end of a line, of a word. memchr is
 * made for what is far. */
size_t
span_find(struct span s, size_t from, char c)
{
	uint64_t every = UINT64_MAX / 0xff * (unsigned char)c;
	size_t i = from;

	if (from >= s.n)
		return s.n;
	while (s.n - i >= 16 && !word_has(s.p + i, every) &&
	    !word_has(s.p + i + 8, every))
		i += 16;
	if (s.n - i >= 8 && !word_has(s.p + i, every))
		i += 8;
	while (i < s.n && s.p[i] != c)
		i++;
	return i;
}

size_t
span_rfind(struct span s, char c)
{
	size_t i;

	for (i = s.n; i > 0; i--)
		if (s.p[i - 1] == c)
			return i - 1;
	return s.n;
}

size_t
span_search(struct span s, struct span what)
{
	size_t i;

	if (what.n == 0)
		return 0;
	for (i = span_find(s, 0, what.p[0]); i + what.n <= s.n;
	    i = span_find(s, i + 1, what.p[0]))
		if (memcmp(s.p + i, what.p, what.n) == 0)
			return i;
	return s.n;
}

struct span
span_sub(struct span s, size_t from, size_t to)
{
	if (s.p == NULL)
		return (struct span){ NULL, 0 };
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (struct span){ s.p + from, to - from };
}

struct span
span_from(struct span s, size_t from)
{
	return span_sub(s, from, s.n);
}

static bool
is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct span
span_trim(struct span s)
{
	while (s.n > 0 && is_white(s.p[s.n - 1]))
		s.n--;
	while (s.n > 0 && is_white(s.p[0])) {
		s.p++;
		s.n--;
	}
	return s;
}

bool
span_cut(struct span *rest, char c, struct span *part_out)
{
	size_t at;

	if (rest->p == NULL)
		return false;
	at = span_find(*rest, 0, c);
	*part_out = span_sub(*rest, 0, at);
	if (at == rest->n)
		*rest = (struct span){ NULL, 0 };
	else
		*rest = span_from(*rest, at + 1);
	return true;
}

bool
span_word(struct span *rest, struct span *word_out)
{
	size_t from = 0, to;

	while (from < rest->n && span_is_blank(rest->p[from]))
		from++;
	for (to = from; to < rest->n && !span_is_blank(rest->p[to]); to++)
		;
	*word_out = span_sub(*rest, from, to);
	*rest = span_from(*rest, to);
	return word_out->n > 0;
}

char *
span_dup(struct span s)
{
	char *copy = mem_alloc(s.n + 1);

	if (s.n > 0)
		memcpy(copy, s.p, s.n);
	copy[s.n] = '\0';
	return copy;
}
