/* frame - cuts what an IMAP client sends into commands (RFC 9051 2.2, 4.3).
 * A command is lines joined by literals; frame collects it whole, literals in
 * place, so that nothing is acted on before the end is there:
 *
 *     a LOGIN {3}\r\njoe {4}\r\nabcd\r\n   ->  "a LOGIN {3}\r\njoe {4}\r\nabcd"
 *
 * Strict: only CRLF ends a line, no CR, LF or NUL elsewhere, and a line cannot
 * end inside a quoted string. A refused line is skipped to its end in constant
 * memory, so the session stays in step.
 * SPDX-License-Identifier: ISC */
#ifndef IMAP_FRAME_H
#define IMAP_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

#define FRAME_MAX 65536              /* bytes of a command, as a default */
#define FRAME_LITERAL_DIGITS 20

enum frame_event {
	FRAME_MORE,          /* all input used: feed more */
	FRAME_COMMAND,       /* frame->bytes is a whole command, without the
	                      * last CRLF; frame_next begins another */
	FRAME_LITERAL,       /* a literal is announced (frame->literal bytes):
	                      * call frame_accept, frame_skip or frame_refuse */
	FRAME_BAD,           /* frame->bad says why; the line was skipped, and
	                      * frame->bytes is what came before the fault */
};

struct frame {
	struct buf bytes;
	uint64_t literal;        /* size announced */
	bool waits;              /* the client waits for "+": not {n+} */
	bool binary;             /* ~{n}: literal8, may hold NUL */
	const char *bad;
	/* inner */
	int state;
	uint64_t left;           /* of the literal being read */
	bool quoted, escaped, after_cr;
	char tail[32];           /* of a line that is passed over */
	size_t tail_n;
};

/* At most max bytes of a command are kept. */
void frame_init(struct frame *f, size_t max);
void frame_done(struct frame *f);
/* Eat from `in`: *used_out bytes of it, up to the next event. */
enum frame_event frame_feed(struct frame *f, struct span in,
    size_t *used_out);
/* Forget `n` bytes of the command from `at` on, which have been dealt with, so
 * that a command of many small pieces needs no more room than one of them. */
void frame_drop(struct frame *f, size_t at, size_t n);
/* Nothing of the next command has come. */
bool frame_is_empty(const struct frame *f);
/* Forget the command. */
void frame_next(struct frame *f);

/* After FRAME_LITERAL: read it into bytes (false, and nothing done, when the
 * command would grow past its limit) ... */
bool frame_accept(struct frame *f);
/* ... or the caller takes the literal's bytes from the stream itself, before
 * the next frame_feed, and the command goes on after it ... */
void frame_skip(struct frame *f);
/* ... or it is refused. A client that waits for "+" sends none of it: the
 * command is over, call frame_next. With {n+} the rest of the command will
 * come: it is passed over, and then comes FRAME_BAD with `why` (may be NULL:
 * it has been answered). */
void frame_refuse(struct frame *f, const char *why);

#endif
