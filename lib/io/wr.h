/* wr - buffered, deadline-bound writing to a descriptor. Sticky: the first
 * error stays, later writes do nothing, and wr_flush or wr_close tells.
 * SPDX-License-Identifier: ISC */
#ifndef IO_WR_H
#define IO_WR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define WR_FIRST 2000            /* the first buffer; replies are short */
#define WR_CAP 16384             /* the buffer of who writes more at a time */

struct wr;

/* What goes out through something (io/deflate.h): it hands what becomes of `s`
 * to push, all of it when `flush`. */
typedef void wr_filter(void *arg, struct wr *w, struct span s, bool flush,
    void (*push)(struct wr *, struct span));

struct wr {
	int fd;
	int timeout_ms;      /* for one wait until the peer reads; -1: none */
	int sys;             /* the errno that stuck, or 0 */
	uint64_t total;      /* bytes accepted so far */
	size_t len, cap;
	char *p;
	wr_filter *filter;   /* or NULL */
	void *filter_arg;
	bool held;           /* the filter may hold something back */
};

void wr_init(struct wr *w, int fd, int timeout_ms);
/* Free the buffer; what is in it is gone. Does not close fd. */
void wr_done(struct wr *w);

void wr_add(struct wr *w, struct span s);
void wr_adds(struct wr *w, const char *s);
void wr_addc(struct wr *w, char c);
void wr_addu(struct wr *w, uint64_t n);
void wr_addf(struct wr *w, const char *format, ...) PRINTF(2, 3);

/* Write out what is buffered: 0, or -1 with err (EPIPE and time-outs are
 * ERR_PROTO: the other side's fault). */
MUST_USE int wr_flush(struct wr *w, struct err *err);
/* wr_flush and close(fd), whose error counts too; the buffer is freed. */
MUST_USE int wr_close(struct wr *w, struct err *err);

#endif
