/* wire - what an authenticator reads from its child: lines, raw bytes, and the
 * descriptors that come with a DELIVER (SCM_RIGHTS), over a Unix socket; or
 * lines alone from a pipe or terminal, by hand.
 * The child is not trusted: lines and descriptors are bounded, and what has
 * been taken is wiped when the next line is read, since it held passwords.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_WIRE_H
#define AUTH_WIRE_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define WIRE_LINE_MAX 12288          /* RFC 4954 4 */
#define WIRE_CAP 16384
#define WIRE_FDS_MAX 2

struct wire {
	int fd;
	int timeout_ms;              /* of one wait on a socket; -1: none, the
				      * default */
	bool is_socket;
	bool eof;
	bool strict;                 /* a line too long is the end: an endless
	                              * one is not read, default false */
	size_t start, end;
	int fds[WIRE_FDS_MAX];       /* received and not yet taken */
	size_t n_fds;
	char p[WIRE_CAP];
};

void wire_init(struct wire *w, int fd);
/* Wipes, and closes descriptors that nobody took; not fd. */
void wire_done(struct wire *w);

/* The next line without its end (LF; a CR before it is dropped): 1, 0 at end of
 * file, -1 with err; ERR_LIMIT is a line longer than WIRE_LINE_MAX, which has
 * been skipped, so that reading can go on. */
MUST_USE int wire_line(struct wire *w, struct span *line_out, struct err *err);
/* Exactly n bytes, added to *out: 0, or -1 with err. */
MUST_USE int wire_bytes(struct wire *w, size_t n, struct buf *out,
    struct err *err);
/* The two descriptors that came with the line, now the caller's: 0, or -1 when
 * there are not two; those that came are closed then. */
MUST_USE int wire_pair(struct wire *w, int fds_out[2]);
/* Close descriptors that came uncalled for. */
void wire_drop(struct wire *w);

#endif
