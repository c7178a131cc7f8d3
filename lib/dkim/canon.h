/* canon - the canonical forms of DKIM and ARC (RFC 6376 3.4). Input lines end
 * in LF or CRLF, output lines in CRLF; a CR that no LF follows is a byte like
 * others. Constant memory and linear time whatever the message.
 * SPDX-License-Identifier: ISC */
#ifndef DKIM_CANON_H
#define DKIM_CANON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"
#include "io/stage.h"

enum canon {
	CANON_SIMPLE,
	CANON_RELAXED,
};

#define CANON_CHUNK 4096             /* bytes pushed on at once */

/* "simple" or "relaxed". */
const char *canon_name(enum canon how);
/* A c= value, "relaxed/simple" or "relaxed" (the body is then simple, RFC 6376
 * 3.5): 0 or -1. */
MUST_USE int canon_parse(struct span text, enum canon *header_out,
    enum canon *body_out);

/* Add one field, raw with its line ends, in canonical form with a final CRLF
 * (RFC 6376 3.4.1, 3.4.2). A last line without an end gets one. */
void canon_header(struct buf *out, struct span raw, enum canon how);

/* A stage that turns a body into its canonical form (3.4.3, 3.4.4). */
struct canon_body {
	struct stage stage;
	enum canon how;
	bool any;                /* something was pushed on */
	bool blank;              /* white space not pushed on yet (relaxed) */
	bool cr;                 /* a CR not pushed on yet */
	uint64_t line_ends;      /* not pushed on yet: they may be the last */
	size_t n;
	char out[CANON_CHUNK];
};

void canon_body_init(struct canon_body *b, enum canon how, struct stage *next);

#endif
