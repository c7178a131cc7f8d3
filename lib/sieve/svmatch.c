/* svmatch - see svmatch.h.
 *
 * A `:matches` pattern is cut at its stars into segments. The first must stand
 * at the start, the last at the end, and the ones between are looked for from
 * left to right, each as early as it can be: what an early one leaves behind
 * is all that a later one can need, so nothing is ever tried twice, and
 * "*a*a*a*b" costs one pass. Each star then stands for as little as possible,
 * left to right, as RFC 5229 3.2 wants it.
 *
 * Regular expressions are POSIX extended ones; regexec(3) may back-track, so
 * back references are refused and the size of both sides is bounded.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE                  /* memmem: Linux, all BSDs */
#include "sieve/svmatch.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "sieve/svcompare.h"

#define ANY 256                      /* "?" in a compiled pattern */
#define STAR 257
#define REGEX_KEY_MAX 512
#define REGEX_VALUE_MAX 4096
#define REGEX_REPEAT_MAX 64          /* x{n,m} */
#define NOWHERE SIZE_MAX

struct glob {
	uint16_t *elements;
	size_t n;
	struct span value;
	bool by_octet;               /* "?" is one byte, else one character */
	struct svmatch_parts *parts;
	uint64_t *steps;
	struct err *err;
};

int
svmatch_pay(uint64_t *steps, uint64_t n, struct err *err)
{
	if (*steps < n) {
		*steps = 0;
		return err_set(err, ERR_LIMIT,
		    "the script does too much work");
	}
	*steps -= n;
	return 0;
}

/* ---- contains ---- */

static char *
fold(struct span s)
{
	char *copy = span_dup(s);
	size_t i;

	for (i = 0; i < s.n; i++)
		copy[i] = span_lower(copy[i]);
	return copy;
}

/* memmem is linear in every libc that has it (two-way). */
static size_t
find(struct span value, size_t from, struct span what)
{
	const char *at;

	if (what.n == 0)
		return from;
	at = memmem(value.p + from, value.n - from, what.p, what.n);
	return at == NULL ? NOWHERE : (size_t)(at - value.p);
}

static int
contains(enum svmatch_comparator c, struct span value, struct span key)
{
	char *v, *k;
	int r;

	if (key.n == 0)
		return 1;
	if (key.n > value.n)
		return 0;
	if (c == SVMATCH_OCTET)
		return find(value, 0, key) != NOWHERE;
	v = fold(value);
	k = fold(key);
	r = find(span_of(v, value.n), 0, span_of(k, key.n)) != NOWHERE;
	free(v);
	free(k);
	return r;
}

/* ---- matches ---- */

/* "\" takes the next character as it is (RFC 5228 2.7.1). */
static void
compile(struct glob *g, struct span key)
{
	size_t i;

	g->elements = mem_alloc((key.n + 1) * sizeof(*g->elements));
	for (g->n = i = 0; i < key.n; i++) {
		if (key.p[i] == '*')
			g->elements[g->n++] = STAR;
		else if (key.p[i] == '?')
			g->elements[g->n++] = ANY;
		else {
			if (key.p[i] == '\\' && i + 1 < key.n)
				i++;
			g->elements[g->n++] = (unsigned char)key.p[i];
		}
	}
}

/* Where the character at `at` ends. */
static size_t
character_end(const struct glob *g, size_t at)
{
	at++;
	while (!g->by_octet && at < g->value.n &&
	    ((unsigned char)g->value.p[at] & 0xc0) == 0x80)
		at++;
	return at;
}

static void
keep_part(struct glob *g, size_t number, size_t from, size_t to)
{
	if (g->parts != NULL && number < SVMATCH_PARTS) {
		g->parts->part[number] = span_sub(g->value, from, to);
		if (g->parts->n <= number)
			g->parts->n = number + 1;
	}
}

/* Elements from..to-1, none a star, at value `at`: where they end, or NOWHERE.
 * `number` is the first wildcard's. */
static size_t
try_segment(struct glob *g, size_t from, size_t to, size_t at, size_t number)
{
	for (; from < to; from++) {
		size_t next = at + 1;

		if (at >= g->value.n)
			return NOWHERE;
		if (g->elements[from] == ANY) {
			next = character_end(g, at);
			keep_part(g, number++, at, next);
		} else if (g->elements[from] != (unsigned char)g->value.p[at]) {
			return NOWHERE;
		}
		at = next;
	}
	return at;
}

/* Where a segment must begin to reach the end of the value exactly. */
static size_t
last_start(const struct glob *g, size_t from, size_t to)
{
	size_t at = g->value.n;

	for (; to > from; to--) {
		if (at == 0)
			return NOWHERE;
		at--;
		while (g->elements[to - 1] == ANY && !g->by_octet && at > 0 &&
		    ((unsigned char)g->value.p[at] & 0xc0) == 0x80)
			at--;
	}
	return at;
}

/* The first place at or after `at` where the segment fits: *start_out and the
 * end of it, or NOWHERE, then with g->err set when the steps are used up. */
static size_t
search_segment(struct glob *g, size_t from, size_t to, size_t at,
    size_t number, size_t *start_out)
{
	struct buf literal = BUF_INIT(g->n + 1);
	size_t i, end = NOWHERE;

	for (i = from; i < to && g->elements[i] < ANY; i++)
		buf_addc(&literal, (char)g->elements[i]);
	if (i == to) {
		*start_out = find(g->value, at, buf_span(&literal));
		if (*start_out != NOWHERE)
			end = *start_out + (to - from);
	} else {
		for (; at <= g->value.n && end == NOWHERE; at++) {
			if (svmatch_pay(g->steps, to - from, g->err) == -1)
				break;
			*start_out = at;
			end = try_segment(g, from, to, at, number);
		}
	}
	buf_done(&literal);
	return end;
}

static size_t
count_any(const struct glob *g, size_t from, size_t to)
{
	size_t n = 0;

	for (; from < to; from++)
		n += g->elements[from] == ANY;
	return n;
}

static size_t
segment_end(const struct glob *g, size_t from)
{
	while (from < g->n && g->elements[from] != STAR)
		from++;
	return from;
}

static int
match_glob(struct glob *g)
{
	size_t to = segment_end(g, 0), number = 1 + count_any(g, 0, to);
	size_t at = try_segment(g, 0, to, 0, 1);

	while (at != NOWHERE && to < g->n) {
		size_t from = to + 1, start, end;

		number++;
		to = segment_end(g, from);
		if (to == g->n) {
			start = last_start(g, from, to);
			if (start == NOWHERE || start < at)
				return 0;
			end = try_segment(g, from, to, start, number);
		} else {
			end = search_segment(g, from, to, at, number, &start);
		}
		if (end == NOWHERE)
			return g->err->kind == ERR_LIMIT ? -1 : 0;
		keep_part(g, number - 1, at, start);
		number += count_any(g, from, to);
		at = end;
	}
	return at == g->value.n;
}

static int
matches(const struct svmatch *m, struct span value, struct span key,
    struct svmatch_parts *parts, uint64_t *steps, struct err *err)
{
	struct err own = ERR_INIT;
	struct glob g = { .value = value, .parts = parts, .steps = steps,
		.by_octet = m->comparator == SVMATCH_OCTET, .err = &own };
	char *v = NULL, *k = NULL;
	size_t i;
	int r;

	if (!g.by_octet) {
		v = fold(value);
		k = fold(key);
		g.value = span_of(v, value.n);
		key = span_of(k, key.n);
	}
	compile(&g, key);
	if (parts != NULL)
		parts->n = 1;
	r = match_glob(&g);
	free(g.elements);
	/* What was found in the folded copy is wanted as it was written. */
	for (i = 1; parts != NULL && v != NULL && i < parts->n; i++)
		if (parts->part[i].p != NULL)
			parts->part[i].p = value.p + (parts->part[i].p - v);
	free(v);
	free(k);
	if (parts != NULL)
		parts->part[0] = value;
	if (r == -1 && err != NULL)
		*err = own;
	return r;
}

/* ---- regular expressions ---- */

int
svmatch_check_regex(struct span key, struct err *err)
{
	size_t i, repeats = 0;
	char *text;
	regex_t re;
	int r;

	if (key.n == 0 || key.n > REGEX_KEY_MAX || span_has(key, '\0'))
		return err_set(err, ERR_LIMIT,
		    "a regular expression has 1 to %d bytes", REGEX_KEY_MAX);
	for (i = 0; i < key.n; i++) {
		uint64_t n;

		if (key.p[i] == '\\' && i + 1 < key.n) {
			if (span_is_digit(key.p[++i]))
				return err_set(err, ERR_DATA,
				    "back references are not supported");
		} else if (key.p[i] == '{' && (++repeats > 4 ||
		    (num_parse_prefix(span_from(key, i + 1), REGEX_REPEAT_MAX,
		    &n) == 0 && i + 1 < key.n &&
		    span_is_digit(key.p[i + 1])))) {
			return err_set(err, ERR_LIMIT, "a repetition is at "
			    "most %d times, and at most 4 of them are allowed",
			    REGEX_REPEAT_MAX);
		}
	}
	text = span_dup(key);
	r = regcomp(&re, text, REG_EXTENDED | REG_NOSUB);
	free(text);
	if (r != 0)
		return err_set(err, ERR_DATA, "not a regular expression");
	regfree(&re);
	return 0;
}

static int
match_regex(const struct svmatch *m, struct span value, struct span key,
    struct svmatch_parts *parts, uint64_t *steps, struct err *err)
{
	regmatch_t at[SVMATCH_PARTS];
	char *text, *v;
	regex_t re;
	size_t i;
	int r;

	value = span_sub(value, 0, REGEX_VALUE_MAX);
	if (svmatch_check_regex(key, err) == -1 ||
	    svmatch_pay(steps, value.n * key.n, err) == -1)
		return -1;
	text = span_dup(key);
	v = span_dup(value);
	r = regcomp(&re, text, REG_EXTENDED | (m->comparator == SVMATCH_OCTET ?
	    0 : REG_ICASE));
	if (r == 0) {
		r = regexec(&re, v, SVMATCH_PARTS, at, 0) == 0;
		for (i = 0; r == 1 && parts != NULL && i < SVMATCH_PARTS; i++)
			parts->part[i] = at[i].rm_so < 0 ? span_sub(value, 0, 0)
			    : span_sub(value, (size_t)at[i].rm_so,
			    (size_t)at[i].rm_eo);
		if (parts != NULL)
			parts->n = re.re_nsub + 1 < SVMATCH_PARTS ?
			    re.re_nsub + 1 : SVMATCH_PARTS;
		regfree(&re);
	} else {
		r = 0;
	}
	free(text);
	free(v);
	return r;
}

int
svmatch(const struct svmatch *m, struct span value, struct span key,
    struct svmatch_parts *parts, uint64_t *steps, struct err *err)
{
	if (svmatch_pay(steps, value.n + key.n + 1, err) == -1)
		return -1;
	switch (m->type) {
	case SVMATCH_IS:
		return svcompare(m->comparator, value, key) == 0;
	case SVMATCH_CONTAINS:
		return contains(m->comparator, value, key);
	case SVMATCH_MATCHES:
		return matches(m, value, key, parts, steps, err);
	case SVMATCH_REGEX:
		return match_regex(m, value, key, parts, steps, err);
	case SVMATCH_VALUE:
	case SVMATCH_COUNT:
		break;
	}
	return svcompare_relates(m, value, key);
}
