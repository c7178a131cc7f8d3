/* buf - owned bytes that grow by doubling up to a maximum; always a NUL after
 * len. Writers return nothing: going past max sets `over` and drops that write
 * whole, and buf_ok() is asked once at the end. Twenty appends in a row stay
 * readable and no truncation stays hidden.
 * SPDX-License-Identifier: ISC */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/span.h"

struct buf {
	char *p;           /* never NULL after the first write */
	size_t len;
	size_t cap;
	size_t max;        /* largest len */
	bool over;         /* a write was refused */
};

/* An empty buf of at most max bytes, without storage: #define for static
 * use. */
#define BUF_INIT(limit) ((struct buf){ NULL, 0, 0, (limit), false })

void buf_init(struct buf *b, size_t max);
void buf_done(struct buf *b);
/* Empty again, `over` forgotten, storage kept. */
void buf_reset(struct buf *b);
/* Cut back to len bytes, if longer. */
void buf_cut(struct buf *b, size_t len);

void buf_add(struct buf *b, struct span s);
void buf_adds(struct buf *b, const char *s);
void buf_addc(struct buf *b, char c);
void buf_addu(struct buf *b, uint64_t n);
void buf_addf(struct buf *b, const char *format, ...) PRINTF(2, 3);
void buf_addv(struct buf *b, const char *format, va_list args) PRINTF(2, 0);

/* False once any write was refused. */
bool buf_ok(const struct buf *b);
struct span buf_span(const struct buf *b);
/* The bytes as a C string: the empty string before the first write. */
const char *buf_str(const struct buf *b);

/* Room for n more bytes at b->p + b->len, or false and over set. The caller
 * writes up to n and adds what it wrote to len with buf_grew. */
bool buf_room(struct buf *b, size_t n);
void buf_grew(struct buf *b, size_t n);

#endif
