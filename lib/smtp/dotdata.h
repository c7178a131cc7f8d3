/* dotdata - what a client sends after DATA (RFC 5321 4.5.2): CRLF line ends
 * become LF, the dots that were stuffed go, and only CRLF "." CRLF is the end.
 *
 *          CRLF or start                          LINE   at the start of a line
 *   LINE ------ "." ------> DOT --- CR --> DOT_CR --- LF --> the end
 *    ^ \ other               | other (the dot is dropped)
 *    |  +------> TEXT <------+
 *    +-- LF -- CR <-- CR --/
 *
 * A CR or LF by itself is a fault, or is repaired when asked: a lone LF ends a
 * line whose successor is not looked at for a dot, a lone CR is dropped. So no
 * repaired byte can ever begin or end a message. NUL is always a fault.
 * CR CR LF "." CR LF is an end, since its last five octets are, and always a
 * fault, and `doubtful`: the caller ends the session there.
 * With `chunked`, what BDAT brings (RFC 3030): the same lines, in which a dot
 * is nothing special and which the caller ends when the last chunk has been
 * fed. A fault does not stop the reading: nothing more is passed on, the true
 * end is still found, and the session keeps its place.
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_DOTDATA_H
#define SMTP_DOTDATA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/span.h"
#include "io/stage.h"

enum dotdata_fault {
	DOTDATA_OK,
	DOTDATA_LF,              /* LF without CR */
	DOTDATA_CR,              /* CR without LF */
	DOTDATA_NUL,
	DOTDATA_LINE,            /* a line longer than max_line */
	DOTDATA_SIZE,            /* more than max_size octets */
	DOTDATA_STORE,           /* the next stage failed; its err says why */
};

struct dotdata {
	struct stage *next;      /* gets the lines; is not ended */
	bool repair;
	bool chunked;
	size_t max_line;         /* octets of a line without its CRLF */
	uint64_t max_size;       /* octets of the message, CRLF counted as
	                          * two */
	enum dotdata_state {
		DOTDATA_AT_LINE, DOTDATA_AT_DOT, DOTDATA_AT_DOT_CR,
		DOTDATA_AT_TEXT, DOTDATA_AT_CR
	} state;
	enum dotdata_fault fault;    /* the first one */
	bool second_cr;          /* the CR before this one had no LF */
	bool doubtful;           /* the line before ended in CR CR LF: an end
	                          * here may not be one to who sent it, so what
	                          * follows must not be taken for commands */
	uint64_t size;           /* octets so far, without stuffed dots */
	size_t line;             /* octets of the current line */
};

void dotdata_init(struct dotdata *d, struct stage *next);

/* Eat from `in`: 1 when the end was found, and *used_out are the bytes up to
 * and with it; 0 when all of `in` was eaten and there is more to come. */
MUST_USE int dotdata_feed(struct dotdata *d, struct span in, size_t *used_out);
/* After the last chunk: a last line that nothing ended is ended. */
void dotdata_end(struct dotdata *d);

#endif
