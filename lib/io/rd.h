/* rd - buffered, deadline-bound reading from a descriptor; lines and chunks.
 * Spans that are returned stay good until the next call with the same rd.
 * SPDX-License-Identifier: ISC */
#ifndef IO_RD_H
#define IO_RD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define RD_CAP 16384             /* the buffer when much comes; it grows to hold
                                  * a line */
#define RD_FIRST 2000            /* the first buffer: most lines and replies are
                                  * short, and a page of memory has its price */

enum rd_eol {
	EOL_CRLF,    /* the network: only CR LF ends a line, and CR or LF alone
	              * is an error (RFC 5321 2.3.8, RFC 9051 2.2) */
	EOL_LF,      /* our own files: only LF does, CR is a byte like others */
};

struct wr;

/* Where bytes come through something (io/deflate.h): up to n of them into p; 0
 * at the end; -1 with errno, EAGAIN when the descriptor has to be read first,
 * which it does when `may_read`. */
typedef long rd_source(void *arg, char *p, size_t n, bool may_read);

struct rd {
	int fd;
	int timeout_ms;      /* longest silence; -1: none */
	int64_t deadline;    /* os_clock_ms() after which nothing is waited for;
	                      * 0: none */
	struct wr *flush;    /* flushed before waiting, or NULL */
	rd_source *source;   /* or NULL: the descriptor's bytes as they are */
	void *source_arg;
	bool eof;
	int sys;             /* the errno that stuck, or 0 */
	uint64_t total;      /* bytes read from fd so far */
	size_t start, end, cap;
	char *p;
};

void rd_init(struct rd *r, int fd, int timeout_ms);
/* Free the buffer; does not close fd. */
void rd_done(struct rd *r);

/* The next line, without its end, of at most max bytes:
 * 1 and *line_out; 0 end of file (with nothing before it); -1 with err:
 * ERR_LIMIT too long, ERR_PROTO a bare CR or LF, or end of file inside a line,
 * or silence, ERR_TEMP a read error. After ERR_LIMIT, and after ERR_PROTO for
 * a bare CR or LF, the line has been skipped and reading can go on (rd_ended
 * is false): after a bare LF with what follows it, otherwise with the next
 * line. */
MUST_USE int rd_line(struct rd *r, enum rd_eol eol, size_t max,
    struct span *line_out, struct err *err);

/* What is there, at least one byte and at most max: 1, 0 at end of file, -1. */
MUST_USE int rd_some(struct rd *r, size_t max, struct span *chunk_out,
    struct err *err);
/* Look at what is there without taking it; rd_take takes. */
MUST_USE int rd_peek(struct rd *r, struct span *chunk_out, struct err *err);
void rd_take(struct rd *r, size_t n);

/* Is there something to take without reading from the descriptor? */
bool rd_is_ready(struct rd *r);
/* Bytes already read and not yet taken. */
struct span rd_pending(const struct rd *r);
/* Put bytes in front of what is pending: those that another program read. */
void rd_prepend(struct rd *r, struct span bytes);
/* True when nothing more can come: end of file or a lasting error. */
bool rd_ended(const struct rd *r);

#endif
