/* smtpreply - what an SMTP server answers (RFC 5321 4.2), read as it comes.
 *
 *     reply = *( code "-" [text] CRLF ) code [ SP text ] CRLF
 *
 * Strict about the code: all lines have the same, 200 to 599. Tolerant of a
 * lone LF, since a reply carries nothing but words. A line that is too long, a
 * reply of too many lines or bytes is an error: nobody can keep us reading.
 * SPDX-License-Identifier: ISC */
#ifndef SEND_SMTPREPLY_H
#define SEND_SMTPREPLY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

#define SMTPREPLY_LINE_MAX 4096
#define SMTPREPLY_LINES_MAX 200
#define SMTPREPLY_MAX 65536          /* bytes of all lines */

struct smtpreply {
	int code;                    /* 0: none yet */
	bool last;                   /* this line ends it */
	struct buf lines;            /* the texts, each with an LF */
	struct buf line;             /* the line that is coming in */
	size_t n;
};

void smtpreply_init(struct smtpreply *r);
void smtpreply_done(struct smtpreply *r);
/* Ready for the next one. */
void smtpreply_reset(struct smtpreply *r);

/* Eat from `in`: 1 it is whole, and *used_out are its bytes; 0 more is to come;
 * -1 it is none. */
MUST_USE int smtpreply_feed(struct smtpreply *r, struct span in,
    size_t *used_out);

/* The class: 2, 3, 4 or 5. */
int smtpreply_class(const struct smtpreply *r);
/* "550 5.1.1 one line of text": code and all lines joined, at most max bytes,
 * added to `out`; what is repeated at the start of further lines is left
 * out. */
void smtpreply_words(struct buf *out, const struct smtpreply *r, size_t max);

#endif
