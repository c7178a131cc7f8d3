/* frame - see frame.h.
 *
 *    LINE      -CRLF->  ends in {n}: ANNOUNCED, else COMMAND
 *    ANNOUNCED  accept  LITERAL -n bytes-> LINE
 *    LINE      -fault-> SKIP -LF-> BAD; but after {n+}: SWALLOW -n bytes-> SKIP
 * SPDX-License-Identifier: ISC */
#include "imap/frame.h"

#include <string.h>

#include "base/num.h"

enum state {
	LINE,            /* in a line */
	ANNOUNCED,       /* after {n}CRLF, waiting for the caller's word */
	LITERAL,         /* in a literal that is kept */
	SKIP,            /* in a refused line, to its LF */
	SWALLOW,         /* in a refused literal that comes all the same */
	WHOLE,           /* a command or a fault was reported */
};

void
frame_init(struct frame *f, size_t max)
{
	memset(f, 0, sizeof(*f));
	buf_init(&f->bytes, max);
}

void
frame_done(struct frame *f)
{
	buf_done(&f->bytes);
}

void
frame_next(struct frame *f)
{
	buf_reset(&f->bytes);
	f->state = LINE;
	f->tail_n = 0;
	f->quoted = f->escaped = f->after_cr = false;
	f->bad = NULL;
	f->left = f->literal = 0;
}

void
frame_drop(struct frame *f, size_t at, size_t n)
{
	memmove(f->bytes.p + at, f->bytes.p + at + n,
	    f->bytes.len - at - n);
	buf_cut(&f->bytes, f->bytes.len - n);
}

/* literal = ["~"] "{" number64 ["+" / "-"] "}" at the end of the line. */
static bool
announces(struct frame *f)
{
	struct span b = buf_span(&f->bytes), digits;
	size_t open = span_rfind(b, '{');

	if (b.n == 0 || b.p[b.n - 1] != '}' || open == b.n)
		return false;
	digits = span_sub(b, open + 1, b.n - 1);
	f->waits = true;
	if (digits.n > 0 && digits.p[digits.n - 1] == '+') {
		f->waits = false;
		digits.n--;
	}
	if (digits.n > FRAME_LITERAL_DIGITS ||
	    num_parse_u64(digits, INT64_MAX, &f->literal) == -1)
		return false;
	f->binary = open > 0 && b.p[open - 1] == '~';
	return true;
}

static void
fault(struct frame *f, const char *why)
{
	if (f->bad == NULL)
		f->bad = why;
	f->state = SKIP;
}

/* The line ended: what is it? */
static enum frame_event
line_ended(struct frame *f)
{
	f->after_cr = false;
	if (f->quoted) {
		f->bad = "line end inside a quoted string";
		f->state = WHOLE;
		return FRAME_BAD;
	}
	if (!announces(f)) {
		f->state = WHOLE;
		return FRAME_COMMAND;
	}
	buf_adds(&f->bytes, "\r\n");
	f->state = ANNOUNCED;
	return FRAME_LITERAL;
}

/* Keep the last bytes of a line that is passed over. */
static void
keep_tail(struct frame *f, struct span piece)
{
	size_t keep;

	if (piece.n > sizeof(f->tail))
		piece = span_from(piece, piece.n - sizeof(f->tail));
	keep = sizeof(f->tail) - piece.n;
	if (keep > f->tail_n)
		keep = f->tail_n;
	memmove(f->tail, f->tail + f->tail_n - keep, keep);
	memcpy(f->tail + keep, piece.p, piece.n);
	f->tail_n = keep + piece.n;
}

/* One byte of a line: true when it brought an event. */
static bool
line_byte(struct frame *f, char c, enum frame_event *event_out)
{
	if (f->after_cr != (c == '\n'))
		fault(f, c == '\n' ? "LF without CR" : "CR without LF");
	else if (c == '\0')
		fault(f, "NUL");
	else if (c == '\n') {
		*event_out = line_ended(f);
		return true;
	} else if (c == '\r')
		f->after_cr = true;
	else {
		if (f->escaped)
			f->escaped = false;
		else if (c == '"')
			f->quoted = !f->quoted;
		else if (c == '\\' && f->quoted)
			f->escaped = true;
		buf_addc(&f->bytes, c);
		if (!buf_ok(&f->bytes)) {
			fault(f, "command too long");
			keep_tail(f, span_of(&c, 1));
		}
	}
	/* The fault may have been the line's end itself. */
	if (f->state == SKIP && c == '\n') {
		f->state = WHOLE;
		*event_out = FRAME_BAD;
		return true;
	}
	return false;
}

/* A run of ordinary bytes, to spare the automaton where most bytes are. */
static size_t
plain_run(const struct frame *f, struct span in)
{
	size_t i;

	if (f->quoted || f->after_cr)
		return 0;
	for (i = 0; i < in.n; i++)
		if (in.p[i] == '\r' || in.p[i] == '\n' || in.p[i] == '"' ||
		    in.p[i] == '\0')
			break;
	return i;
}

/* A refused line may end in {n+}, whose n bytes then come whatever we think of
 * the line: they are no commands. */
static enum frame_event
skip_bytes(struct frame *f, struct span in, size_t *used)
{
	size_t lf = span_find(in, *used, '\n');
	struct span tail;
	size_t open;

	keep_tail(f, span_sub(in, *used, lf));
	if (lf == in.n) {
		*used = in.n;
		return FRAME_MORE;
	}
	*used = lf + 1;
	tail = span_of(f->tail, f->tail_n);
	f->tail_n = 0;
	open = span_rfind(tail, '{');
	if (span_ends(tail, SPAN("+}\r")) && num_parse_u64(span_sub(tail,
	    open + 1, tail.n - 3), INT64_MAX, &f->left) == 0) {
		f->state = SWALLOW;
		return FRAME_MORE;
	}
	f->state = WHOLE;
	return FRAME_BAD;
}

static void
literal_bytes(struct frame *f, struct span in, size_t *used)
{
	size_t n = in.n - *used;
	struct span piece;

	if (n > f->left)
		n = (size_t)f->left;
	piece = span_of(in.p + *used, n);
	if (f->state == LITERAL) {
		if (!f->binary && n > 0 && memchr(piece.p, '\0', n) != NULL &&
		    f->bad == NULL)
			f->bad = "NUL in a literal";
		buf_add(&f->bytes, piece);
	}
	*used += n;
	f->left -= n;
	if (f->left > 0)
		return;
	if (f->state == SWALLOW || f->bad != NULL)
		f->state = SKIP;
	else
		f->state = LINE;
}

enum frame_event
frame_feed(struct frame *f, struct span in, size_t *used_out)
{
	enum frame_event event;

	*used_out = 0;
	if (f->state == WHOLE)
		frame_next(f);
	if ((f->state == LITERAL || f->state == SWALLOW) && f->left == 0)
		literal_bytes(f, in, used_out);
	while (*used_out < in.n && f->state != ANNOUNCED) {
		size_t run;

		switch (f->state) {
		case LITERAL:
		case SWALLOW:
			literal_bytes(f, in, used_out);
			break;
		case SKIP:
			if (skip_bytes(f, in, used_out) == FRAME_BAD)
				return FRAME_BAD;
			break;
		default:
			run = plain_run(f, span_from(in, *used_out));
			if (run > 0 && run <= f->bytes.max - f->bytes.len) {
				buf_add(&f->bytes,
				    span_of(in.p + *used_out, run));
				*used_out += run;
			} else if (line_byte(f, in.p[(*used_out)++], &event))
				return event;
		}
	}
	return FRAME_MORE;
}

bool
frame_accept(struct frame *f)
{
	if (f->literal > f->bytes.max - f->bytes.len)
		return false;
	f->state = LITERAL;
	f->left = f->literal;
	return true;
}

void
frame_skip(struct frame *f)
{
	f->state = LINE;
}

void
frame_refuse(struct frame *f, const char *why)
{
	f->bad = why;
	if (f->waits) {
		f->state = WHOLE;
		return;
	}
	f->state = SWALLOW;
	f->left = f->literal;
}

bool
frame_is_empty(const struct frame *f)
{
	return f->state == WHOLE || (f->state == LINE && f->bytes.len == 0 &&
	    !f->after_cr);
}
