/* buf - see buf.h.
 * SPDX-License-Identifier: ISC */
#include "base/buf.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define FIRST_CAP 240                /* with what malloc adds, 256 at most */

void
buf_init(struct buf *b, size_t max)
{
	*b = BUF_INIT(max);
}

void
buf_done(struct buf *b)
{
	free(b->p);
	*b = BUF_INIT(b->max);
}

void
buf_reset(struct buf *b)
{
	buf_cut(b, 0);
	b->over = false;
}

void
buf_cut(struct buf *b, size_t len)
{
	if (len < b->len) {
		b->len = len;
		b->p[len] = '\0';
	}
}

bool
buf_room(struct buf *b, size_t n)
{
	size_t cap = b->cap;

	if (b->over || n > b->max - b->len) {
		b->over = true;
		return false;
	}
	if (b->p != NULL && b->len + n < cap)
		return true;
	if (cap == 0)
		cap = FIRST_CAP;
	while (cap <= b->len + n)
		cap = cap > b->max / 2 ? b->max + 1 : cap * 2;
	b->p = mem_resize(b->p, cap, 1);
	b->cap = cap;
	b->p[b->len] = '\0';
	return true;
}

void
buf_grew(struct buf *b, size_t n)
{
	assert(b->len + n < b->cap);
	b->len += n;
	b->p[b->len] = '\0';
}

void
buf_add(struct buf *b, struct span s)
{
	if (s.n == 0 || !buf_room(b, s.n))
		return;
	mem_copy(b->p + b->len, s.p, s.n);
	buf_grew(b, s.n);
}

void
buf_adds(struct buf *b, const char *s)
{
	buf_add(b, span_str(s));
}

void
buf_addc(struct buf *b, char c)
{
	if (!b->over && b->len + 1 < b->cap && b->len < b->max) {
		b->p[b->len++] = c;
		b->p[b->len] = '\0';
	} else {
		buf_add(b, span_of(&c, 1));
	}
}

void
buf_addu(struct buf *b, uint64_t n)
{
	char digits[20], *p = digits + sizeof(digits);

	do
		*--p = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	buf_add(b, span_of(p, (size_t)(digits + sizeof(digits) - p)));
}

void
buf_addv(struct buf *b, const char *format, va_list args)
{
	va_list again;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	assert(n >= 0);
	if (!buf_room(b, (size_t)n))
		return;
	(void)vsnprintf(b->p + b->len, (size_t)n + 1, format, args);
	buf_grew(b, (size_t)n);
}

void
buf_addf(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_addv(b, format, args);
	va_end(args);
}

bool
buf_ok(const struct buf *b)
{
	return !b->over;
}

struct span
buf_span(const struct buf *b)
{
	return span_of(b->p, b->len);
}

const char *
buf_str(const struct buf *b)
{
	return b->p == NULL ? "" : b->p;
}
